import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { newId } from "@/server/lib/random-key";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import type { Subscription } from "./find";
import { CreateSubscriptionInput } from "./schemas";

/** Adds a tier. Throws APP_NOT_FOUND, SUBSCRIPTION_EXISTS (names compare without case). */
export function createSubscription(
  ctx: ServiceContext,
  raw: z.input<typeof CreateSubscriptionInput>,
): Promise<Subscription> {
  const { app: appRef, ...values } = CreateSubscriptionInput.parse(raw);
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const [tier] = await ctx.db
      .insert(schema.subscriptions)
      .values({ id: newId(), appId: app.id, ...values, createdAt: ctx.now() })
      .onConflictDoNothing()
      .returning();
    if (!tier) throw new DomainError("SUBSCRIPTION_EXISTS");
    await recordAudit(ctx, { action: "subscription.created", appId: app.id, targetId: tier.id, data: values });
    return tier;
  });
}
