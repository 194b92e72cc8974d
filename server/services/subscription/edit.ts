import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { violatedUniqueConstraint } from "@/db/errors";
import { DomainError } from "@/server/errors";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { requireChange } from "../changes";
import { type ServiceContext, transaction } from "../context";
import { DEFAULT_SUBSCRIPTION, type Subscription, subscriptionCondition } from "./find";
import { EditSubscriptionInput } from "./schemas";

/**
 * Changes a tier. Whoever was granted the tier at its old level has it at the new one. `default` keeps its name, by
 * which new users get it. Throws INVALID_INPUT (nothing to change), APP_NOT_FOUND, SUBSCRIPTION_NOT_FOUND,
 * SUBSCRIPTION_EXISTS, SUBSCRIPTION_IN_USE.
 */
export async function editSubscription(
  ctx: ServiceContext,
  raw: z.input<typeof EditSubscriptionInput>,
): Promise<Subscription> {
  const { app: appRef, subscription: ref, ...changes } = EditSubscriptionInput.parse(raw);
  requireChange(changes);
  const { subscriptions: t, grants } = schema;
  const work = async (ctx: ServiceContext) => {
    const app = await findOwnedApp(ctx, appRef);
    const [before] = await ctx.db.select().from(t).where(subscriptionCondition(app, ref)).for("no key update");
    if (!before) throw new DomainError("SUBSCRIPTION_NOT_FOUND");
    if (isDefault(before.name) && changes.name !== undefined && !isDefault(changes.name)) {
      throw new DomainError("SUBSCRIPTION_IN_USE", { message: "The default subscription keeps its name" });
    }
    const [tier] = await ctx.db
      .update(t)
      .set(changes)
      .where(and(eq(t.appId, app.id), eq(t.id, before.id)))
      .returning();
    if (!tier) throw new DomainError("SUBSCRIPTION_NOT_FOUND");
    if (tier.level !== before.level) {
      await ctx.db
        .update(grants)
        .set({ level: tier.level })
        .where(and(eq(grants.appId, app.id), eq(grants.subscriptionId, tier.id), eq(grants.level, before.level)));
    }
    await recordAudit(ctx, { action: "subscription.edited", appId: app.id, targetId: tier.id, data: changes });
    return tier;
  };
  try {
    return await transaction(ctx, work);
  } catch (error) {
    if (violatedUniqueConstraint(error) === "subscriptions_name_key") throw new DomainError("SUBSCRIPTION_EXISTS");
    throw error;
  }
}

const isDefault = (name: string): boolean => name.toLowerCase() === DEFAULT_SUBSCRIPTION;
