import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { environment } from "@/server/env";
import { DomainError } from "@/server/errors";
import { callOut, type OutboundCall, OutboundError, type OutboundReply } from "@/server/lib/outbound-http";
import { openSecret } from "@/server/lib/secret-box";
import type { ServiceContext } from "../context";
import { addLog } from "../log";
import { CallWebhookInput } from "./schemas";
import type { ClientSession } from "./session";
import { takeWebhookTurn } from "./webhook-turns";

type Input = z.output<typeof CallWebhookInput>;

/** The seller's URL with the client's `params` added to its query; nothing else of it can change. */
function withParams(base: string, params: string): string {
  const url = new URL(base);
  const added = new URLSearchParams(params.replace(/^[?&]+/, "")).toString();
  if (added !== "") url.search += `${url.search === "" ? "?" : "&"}${added}`;
  return url.href;
}

async function findWebhook(ctx: ServiceContext, appId: string, id: string) {
  const { webhooks: t } = schema;
  const [webhook] = await ctx.db
    .select()
    .from(t)
    .where(and(eq(t.appId, appId), eq(t.id, id)));
  if (!webhook) throw new DomainError("WEBHOOK_NOT_FOUND");
  return webhook;
}

function prepareCall(webhook: Awaited<ReturnType<typeof findWebhook>>, input: Input): OutboundCall {
  const url = withParams(webhook.url, input.params);
  const headers: Record<string, string> = { "user-agent": webhook.userAgent || "Latchkey" };
  if (webhook.authHeaderBox !== null)
    headers["authorization"] = openSecret("webhooks.auth_header_box", webhook.id, webhook.authHeaderBox);
  const body = input.body || webhook.body;
  if (!body) return { url, method: "GET", headers };
  return { url, method: "POST", headers: { ...headers, "content-type": input.contentType }, body };
}

/** What came back, or in a word why nothing did. */
async function attempt(call: OutboundCall): Promise<OutboundReply | string> {
  try {
    return await callOut(call, { allowPrivate: environment().webhookAllowPrivate });
  } catch (thrown) {
    if (thrown instanceof OutboundError) return thrown.reason;
    throw thrown;
  }
}

/**
 * Makes a call that the seller prepared and gives the text that came back. The client may add to the query and choose
 * body and media type; it never learns URL or credentials. POST when there is a body, the client's own or the
 * seller's, else GET. Throws INVALID_INPUT, WEBHOOK_NOT_FOUND; WEBHOOK_FAILED for any reply but 2xx.
 */
export async function callWebhook(
  ctx: ServiceContext,
  session: ClientSession,
  raw: z.input<typeof CallWebhookInput>,
): Promise<string> {
  const input = CallWebhookInput.parse(raw);
  const webhook = await findWebhook(ctx, session.appId, input.webhookId);
  const call = prepareCall(webhook, input);
  const giveBack = takeWebhookTurn(session.appId);
  const reply = await attempt(call).finally(giveBack);
  const outcome = typeof reply === "string" ? reply : String(reply.status);
  const data = `${webhook.name}: ${outcome}`;
  addLog(ctx, { appId: session.appId, action: "webhook", username: session.username, data });
  if (typeof reply === "string" || reply.status < 200 || reply.status > 299) throw new DomainError("WEBHOOK_FAILED");
  return reply.text;
}
