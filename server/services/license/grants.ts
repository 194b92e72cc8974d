import { and, eq, isNotNull, isNull, notInArray, type SQL, sql } from "drizzle-orm";
import { schema } from "@/db/client";
import type { ServiceContext } from "../context";
import type { Subscription } from "../subscription";
import type { LicenseRow } from "./status";

// All of these run on a license that the caller has locked.

const { grants, users } = schema;

/** The ends of grants moved as far as the license's own; where either has no end, the license's new one, or none. */
export function shifted(from: Date | null, to: Date | null): SQL {
  if (to === null) return sql`null`;
  if (from === null) return sql`${to.toISOString()}::timestamptz`;
  return sql`${grants.expiresAt} + ${to.getTime() - from.getTime()} * interval '1 millisecond'`;
}

/** Moves the ends of what a license granted: of what has an end like the license, or else of what has none. */
export async function moveGrantEnds(ctx: ServiceContext, license: LicenseRow, end: SQL): Promise<void> {
  const hasEnd = license.expiresAt === null ? isNull(grants.expiresAt) : isNotNull(grants.expiresAt);
  await ctx.db
    .update(grants)
    .set({ expiresAt: end })
    .where(and(eq(grants.appId, license.appId), eq(grants.licenseId, license.id), hasEnd));
}

/** Makes everything that a license granted the one tier; a user who had several of it keeps what ends last. */
export async function moveGrantsToTier(ctx: ServiceContext, license: LicenseRow, tier: Subscription): Promise<void> {
  const kept = ctx.db
    .selectDistinctOn([grants.userId], { id: grants.id })
    .from(grants)
    .where(and(eq(grants.appId, license.appId), eq(grants.licenseId, license.id)))
    .orderBy(grants.userId, sql`${grants.expiresAt} desc nulls first`, grants.id);
  await ctx.db
    .delete(grants)
    .where(and(eq(grants.appId, license.appId), eq(grants.licenseId, license.id), notInArray(grants.id, kept)));
  await ctx.db
    .update(grants)
    .set({ subscriptionId: tier.id, level: tier.level })
    .where(and(eq(grants.appId, license.appId), eq(grants.licenseId, license.id)));
}

/**
 * Moves every end of what a frozen license granted by the time that it stood still on the license's account: where the
 * user is frozen as well, only by what the user does not hold already.
 */
export async function thawGrants(ctx: ServiceContext, license: LicenseRow & { frozenAt: Date }): Promise<void> {
  const now = sql`${ctx.now().toISOString()}::timestamptz`;
  const frozenAt = sql`${license.frozenAt.toISOString()}::timestamptz`;
  const stoodStill = sql`coalesce(${users.frozenAt}, ${now}) - least(${frozenAt}, ${users.frozenAt})`;
  await ctx.db
    .update(grants)
    .set({ expiresAt: sql`${grants.expiresAt} + make_interval(secs => extract(epoch from ${stoodStill})::float8)` })
    .from(users)
    .where(
      and(
        eq(grants.appId, license.appId),
        eq(grants.licenseId, license.id),
        eq(users.id, grants.userId),
        isNotNull(grants.expiresAt),
      ),
    );
}
