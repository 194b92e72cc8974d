import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { newId } from "@/server/lib/random-key";
import { sealSecret } from "@/server/lib/secret-box";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { CreateWebhookInput } from "./schemas";
import { viewWebhook, type Webhook } from "./view";

/** Makes a webhook that clients may trigger by its id. Throws APP_NOT_FOUND. */
export function createWebhook(ctx: ServiceContext, raw: z.input<typeof CreateWebhookInput>): Promise<Webhook> {
  const { app: appRef, name, url, userAgent, body, authHeader } = CreateWebhookInput.parse(raw);
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const id = newId();
    const [row] = await ctx.db
      .insert(schema.webhooks)
      .values({
        id,
        appId: app.id,
        name,
        url,
        userAgent: userAgent || null,
        body: body || null,
        authHeaderBox: authHeader ? sealSecret("webhooks.auth_header_box", id, authHeader) : null,
        createdAt: ctx.now(),
      })
      .returning();
    if (!row) throw new DomainError("APP_NOT_FOUND");
    await recordAudit(ctx, { action: "webhook.created", appId: app.id, targetId: row.id, data: { name } });
    return viewWebhook(row);
  });
}
