import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { WebhookTarget } from "./schemas";

/** Deletes a webhook: clients that trigger it afterwards are refused. Throws APP_NOT_FOUND, WEBHOOK_NOT_FOUND. */
export function deleteWebhook(ctx: ServiceContext, raw: z.input<typeof WebhookTarget>): Promise<void> {
  const { app: appRef, id } = WebhookTarget.parse(raw);
  const { webhooks: t } = schema;
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const [gone] = await ctx.db
      .delete(t)
      .where(and(eq(t.appId, app.id), eq(t.id, id)))
      .returning({ name: t.name });
    if (!gone) throw new DomainError("WEBHOOK_NOT_FOUND");
    await recordAudit(ctx, { action: "webhook.deleted", appId: app.id, targetId: id, data: { name: gone.name } });
  });
}
