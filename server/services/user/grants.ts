import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import { schema } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import type { ServiceContext } from "../context";
import type { Subscription } from "../subscription";
import { type MainGrant, readMainGrant } from "./view";

// All of these run on a user whom `lockUser` holds.

const { grants } = schema;

/** A user as far as their grants are concerned. */
type Holder = { id: string; appId: string };

/** Gives a user a tier by hand, until `expiresAt` or (null) for good. */
export async function grantTier(
  ctx: ServiceContext,
  user: Holder,
  tier: Subscription,
  expiresAt: Date | null,
): Promise<void> {
  await ctx.db.insert(grants).values({
    id: newId(),
    appId: user.appId,
    userId: user.id,
    subscriptionId: tier.id,
    level: tier.level,
    expiresAt,
    createdAt: ctx.now(),
  });
}

/** Turns what a user has of their main tier into another tier, and says what they have of that one then. */
export async function moveToTier(
  ctx: ServiceContext,
  user: Holder,
  main: MainGrant,
  tier: Subscription,
): Promise<MainGrant> {
  if (tier.id === main.subscriptionId) return main;
  await ctx.db
    .update(grants)
    .set({ subscriptionId: tier.id, level: tier.level })
    .where(
      and(eq(grants.appId, user.appId), eq(grants.userId, user.id), eq(grants.subscriptionId, main.subscriptionId)),
    );
  return (await readMainGrant(ctx, user.id, tier.id)) ?? main;
}

/** Moves the end of a tier: whatever of it ends last, ends at `expiresAt` instead. */
export async function lengthenTier(
  ctx: ServiceContext,
  user: Holder,
  main: MainGrant & { expiresAt: Date },
  expiresAt: Date,
): Promise<void> {
  const { userId, subscriptionId, expiresAt: end } = grants;
  await ctx.db
    .update(grants)
    .set({ expiresAt })
    .where(
      and(
        eq(grants.appId, user.appId),
        eq(userId, user.id),
        eq(subscriptionId, main.subscriptionId),
        eq(end, main.expiresAt),
      ),
    );
}

/** Sees to it that nothing of a tier ends after `expiresAt`. */
export async function cutTier(ctx: ServiceContext, user: Holder, main: MainGrant, expiresAt: Date): Promise<void> {
  const { userId, subscriptionId, expiresAt: end } = grants;
  // Where the shown end is a date, what has none is held back by its license and keeps what it has.
  const endsLater = or(gt(end, expiresAt), main.expiresAt === null ? isNull(end) : undefined);
  await ctx.db
    .update(grants)
    .set({ expiresAt })
    .where(and(eq(grants.appId, user.appId), eq(userId, user.id), eq(subscriptionId, main.subscriptionId), endsLater));
}

/** Gives everything of a tier one end, or none. */
export async function setTierEnd(
  ctx: ServiceContext,
  user: Holder,
  main: MainGrant,
  expiresAt: Date | null,
): Promise<void> {
  await ctx.db
    .update(grants)
    .set({ expiresAt })
    .where(
      and(eq(grants.appId, user.appId), eq(grants.userId, user.id), eq(grants.subscriptionId, main.subscriptionId)),
    );
}

/**
 * Moves every end of a frozen user's grants by the time that their clocks stood still on the user's account. A grant
 * whose license is frozen as well stands still on: it moves only by what the license does not hold already.
 */
export async function thawGrants(ctx: ServiceContext, user: Holder & { frozenAt: Date }): Promise<void> {
  const now = sql`${ctx.now().toISOString()}::timestamptz`;
  const frozenAt = sql`${user.frozenAt.toISOString()}::timestamptz`;
  await ctx.db.execute(sql`
    update grants g
       set expires_at = g.expires_at + make_interval(
             secs => extract(epoch from coalesce(l.frozen_at, ${now}) - least(${frozenAt}, l.frozen_at))::float8)
      from grants held left join licenses l on l.id = held.license_id
     where held.id = g.id and g.app_id = ${user.appId} and g.user_id = ${user.id} and g.expires_at is not null`);
}
