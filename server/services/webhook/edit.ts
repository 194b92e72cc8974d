import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { sealSecret } from "@/server/lib/secret-box";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { requireChange } from "../changes";
import { type ServiceContext, transaction } from "../context";
import { EditWebhookInput } from "./schemas";
import { viewWebhook, type Webhook } from "./view";

/** What "" and null stand for: none. What is absent stays absent. */
const orNone = (value: string | null | undefined) => (value === undefined ? undefined : value || null);

/**
 * Changes a webhook; clients that call its id meet the change with their next call. Throws INVALID_INPUT (nothing to
 * change), APP_NOT_FOUND, WEBHOOK_NOT_FOUND.
 */
export async function editWebhook(ctx: ServiceContext, raw: z.input<typeof EditWebhookInput>): Promise<Webhook> {
  const { app: appRef, id, name, url, ...optional } = EditWebhookInput.parse(raw);
  requireChange({ name, url, ...optional });
  const { webhooks: t } = schema;
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const authHeader = orNone(optional.authHeader);
    const [row] = await ctx.db
      .update(t)
      .set({
        name,
        url,
        userAgent: orNone(optional.userAgent),
        body: orNone(optional.body),
        authHeaderBox: authHeader && sealSecret("webhooks.auth_header_box", id, authHeader),
      })
      .where(and(eq(t.appId, app.id), eq(t.id, id)))
      .returning();
    if (!row) throw new DomainError("WEBHOOK_NOT_FOUND");
    // The header is a secret and the body may hold some.
    await recordAudit(ctx, { action: "webhook.edited", appId: app.id, targetId: id, data: { name, url } });
    return viewWebhook(row);
  });
}
