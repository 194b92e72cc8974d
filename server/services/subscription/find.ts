import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import type { ServiceContext } from "../context";
import type { SubscriptionRef } from "./schemas";

/** A tier as the database holds it. */
export type Subscription = typeof schema.subscriptions.$inferSelect;

/** The tier that every new application has, and that a user gets when nobody says otherwise. */
export const DEFAULT_SUBSCRIPTION = "default";

/** Whether a tier's name is `name`, in any case. */
const isNamed = (name: string): SQL => sql`lower(${schema.subscriptions.name}) = lower(${name})`;

/** The SQL condition that picks exactly the tier that `ref` names. */
export const subscriptionCondition = (app: { id: string }, ref: SubscriptionRef) =>
  and(eq(schema.subscriptions.appId, app.id), "id" in ref ? eq(schema.subscriptions.id, ref.id) : isNamed(ref.name));

/** The tier of this application that `ref` names. Throws SUBSCRIPTION_NOT_FOUND. */
export async function findSubscription(
  ctx: ServiceContext,
  app: { id: string },
  ref: SubscriptionRef,
): Promise<Subscription> {
  const [tier] = await ctx.db.select().from(schema.subscriptions).where(subscriptionCondition(app, ref));
  if (!tier) throw new DomainError("SUBSCRIPTION_NOT_FOUND");
  return tier;
}

/**
 * The tier for someone of whom only the level is known: one of that level (`default` before older before newer ones),
 * else `default`. Throws SUBSCRIPTION_NOT_FOUND.
 */
export async function findSubscriptionForLevel(
  ctx: ServiceContext,
  app: { id: string },
  level: number | undefined,
): Promise<Subscription> {
  const { subscriptions: t } = schema;
  const hasLevel = sql`coalesce(${t.level} = ${level ?? null}::int, false)`;
  const [tier] = await ctx.db
    .select()
    .from(t)
    .where(and(eq(t.appId, app.id), sql`(${hasLevel} or ${isNamed(DEFAULT_SUBSCRIPTION)})`))
    .orderBy(desc(hasLevel), desc(isNamed(DEFAULT_SUBSCRIPTION)), asc(t.createdAt), asc(t.id))
    .limit(1);
  if (!tier) throw new DomainError("SUBSCRIPTION_NOT_FOUND");
  return tier;
}
