import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { queryRows, schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { DEFAULT_SUBSCRIPTION, findSubscription } from "./find";
import { SubscriptionTarget } from "./schemas";

/**
 * Deletes a tier that no user, license or device refers to. `default` and an application's last tier stay.
 * Throws APP_NOT_FOUND, SUBSCRIPTION_NOT_FOUND, SUBSCRIPTION_IN_USE.
 */
export function deleteSubscription(ctx: ServiceContext, raw: z.input<typeof SubscriptionTarget>): Promise<void> {
  const { app: appRef, subscription: ref } = SubscriptionTarget.parse(raw);
  const { subscriptions: t } = schema;
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    // Locked against deletion of the other tiers and against new references: those take a share of the tier's row.
    const tiers = await ctx.db.select({ id: t.id }).from(t).where(eq(t.appId, app.id)).orderBy(t.id).for("update");
    const tier = await findSubscription(ctx, app, ref);
    if (tier.name.toLowerCase() === DEFAULT_SUBSCRIPTION) throw stays("The default subscription cannot be deleted");
    if (tiers.length <= 1) throw stays("The last subscription of an application cannot be deleted");
    if (await isReferredTo(ctx, tier.id)) throw new DomainError("SUBSCRIPTION_IN_USE");
    await ctx.db.delete(t).where(and(eq(t.appId, app.id), eq(t.id, tier.id)));
    const data = { name: tier.name };
    await recordAudit(ctx, { action: "subscription.deleted", appId: app.id, targetId: tier.id, data });
  });
}

const stays = (message: string) => new DomainError("SUBSCRIPTION_IN_USE", { message });

async function isReferredTo(ctx: ServiceContext, id: string): Promise<boolean> {
  const [answer] = await queryRows<{ found: boolean }>(
    ctx.db,
    sql`select exists (select from grants where subscription_id = ${id})
            or exists (select from licenses where subscription_id = ${id})
            or exists (select from devices where subscription_id = ${id}) as found`,
  );
  return answer?.found ?? false;
}
