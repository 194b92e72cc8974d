import { and, eq, type SQL, sql } from "drizzle-orm";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { newId } from "@/server/lib/random-key";
import type { ServiceContext } from "../context";
import { findLicense, hasKey } from "../license";

const DAY_MS = 86_400_000;

type Redeemer = { id: string; username: string };

/**
 * Takes a license's row for the caller's transaction, so that its first log-ins go one after the other, and tells how its
 * key is spelled; undefined when there is none. Nearly every key is sent as it is stored, so that is looked for first.
 */
export async function lockLicense(ctx: ServiceContext, app: { id: string }, sent: string) {
  const t = schema.licenses;
  const lock = async (isIt: SQL) => {
    const [row] = await ctx.db
      .select({ id: t.id, licenseKey: t.licenseKey, deviceLimit: t.deviceLimit })
      .from(t)
      .where(and(eq(t.appId, app.id), isIt))
      .for("no key update");
    return row;
  };
  return (await lock(eq(t.licenseKey, sent))) ?? lock(hasKey(app, sent));
}

/**
 * Spends one use of a license on a user, inside the caller's transaction: the database admits exactly `max_uses`, and
 * the license's time starts with the first. Each tier that the license opens is granted, on top of what the user still
 * has of it. Throws LICENSE_NOT_FOUND, LICENSE_BANNED, LICENSE_PAUSED, LICENSE_EXPIRED, LICENSE_USED,
 * LEVEL_WITHOUT_SUBSCRIPTION.
 */
export async function redeemLicense(
  ctx: ServiceContext,
  app: { id: string },
  licenseKey: string,
  user: Redeemer,
): Promise<{ licenseId: string }> {
  // One moment for everything: two readings of the clock would lose the milliseconds between them.
  const moment = ctx.now();
  const license = await spendUse(ctx, app, licenseKey, user.username, moment);
  const { subscriptions, grants } = schema;
  const opens = license.subscriptionId
    ? eq(subscriptions.id, license.subscriptionId)
    : eq(subscriptions.level, license.level);
  const tiers = await ctx.db
    .select()
    .from(subscriptions)
    .where(and(eq(subscriptions.appId, app.id), opens))
    .orderBy(subscriptions.id)
    .for("key share");
  if (tiers.length === 0) throw new DomainError("LEVEL_WITHOUT_SUBSCRIPTION");
  const frozenAt = await userFrozenAt(ctx, app, user.id);
  // Where the clock of what is granted stands: a frozen one stands still, be it the user's or the license's.
  const clock = Math.min(moment.getTime(), ...[frozenAt, license.frozenAt].flatMap((at) => at?.getTime() ?? []));
  const time = license.expiresAt && license.expiresAt.getTime() - (license.frozenAt ?? moment).getTime();
  for (const tier of tiers) {
    const left = time === null ? 0 : await timeLeft(ctx, app, user.id, tier.id, moment);
    await ctx.db.insert(grants).values({
      id: newId(),
      appId: app.id,
      userId: user.id,
      subscriptionId: tier.id,
      licenseId: license.id,
      level: tier.level,
      expiresAt: time === null ? null : new Date(clock + left + time),
      createdAt: moment,
    });
  }
  return { licenseId: license.id };
}

async function spendUse(ctx: ServiceContext, app: { id: string }, licenseKey: string, username: string, moment: Date) {
  const t = schema.licenses;
  const now = moment.toISOString();
  const [license] = await ctx.db
    .update(t)
    .set({
      uses: sql`${t.uses} + 1`,
      usedBy: sql`coalesce(${t.usedBy}, ${username})`,
      usedAt: sql`coalesce(${t.usedAt}, ${now}::timestamptz)`,
      // The clock of a frozen license stands where it froze, also at its first use.
      expiresAt: sql`coalesce(${t.expiresAt}, coalesce(${t.frozenAt}, ${now}::timestamptz) + ${t.durationDays} * interval '86400 seconds')`,
    })
    .where(
      and(
        eq(t.appId, app.id),
        eq(t.licenseKey, licenseKey),
        sql`${t.uses} < ${t.maxUses} and ${t.bannedAt} is null and ${t.pausedAt} is null`,
        sql`(${t.expiresAt} is null or ${t.expiresAt} > coalesce(${t.frozenAt}, ${now}::timestamptz))`,
      ),
    )
    .returning();
  if (license) return license;
  const { status } = await findLicense(ctx, { id: app.id }, { key: licenseKey });
  if (status === "banned") throw new DomainError("LICENSE_BANNED");
  if (status === "paused") throw new DomainError("LICENSE_PAUSED");
  if (status === "expired") throw new DomainError("LICENSE_EXPIRED");
  throw new DomainError("LICENSE_USED");
}

async function userFrozenAt(ctx: ServiceContext, app: { id: string }, id: string): Promise<Date | null> {
  const { users: u } = schema;
  const isIt = and(eq(u.appId, app.id), eq(u.id, id));
  const [user] = await ctx.db.select({ frozenAt: u.frozenAt }).from(u).where(isIt);
  return user?.frozenAt ?? null;
}

/** How much (ms) the user has left of the tier, by the clocks of what granted it; 0 when it is not running or has no end. */
async function timeLeft(ctx: ServiceContext, app: { id: string }, userId: string, tierId: string, moment: Date) {
  const { grants: g, licenses: l, users: u } = schema;
  const clock = sql`coalesce(least(${u.frozenAt}, ${l.frozenAt}), ${moment.toISOString()}::timestamptz)`;
  const left = sql`(extract(epoch from ${g.expiresAt} - ${clock}) * 1000)::float8`.mapWith(Number);
  const rows = await ctx.db
    .select({ left })
    .from(g)
    .innerJoin(u, eq(u.id, g.userId))
    .leftJoin(l, eq(l.id, g.licenseId))
    .where(
      and(
        eq(g.appId, app.id),
        eq(g.userId, userId),
        eq(g.subscriptionId, tierId),
        sql`${g.expiresAt} > ${clock} and ${l.bannedAt} is null and ${l.pausedAt} is null`,
      ),
    );
  return Math.max(0, ...rows.map((row) => row.left));
}

/** The application's `default` tier granted by hand, for its own duration. Throws LEVEL_WITHOUT_SUBSCRIPTION. */
export async function grantDefaultTier(ctx: ServiceContext, app: { id: string }, userId: string): Promise<void> {
  const { subscriptions, grants } = schema;
  const [tier] = await ctx.db
    .select()
    .from(subscriptions)
    .where(and(eq(subscriptions.appId, app.id), sql`lower(${subscriptions.name}) = 'default'`))
    .for("key share");
  if (!tier) throw new DomainError("LEVEL_WITHOUT_SUBSCRIPTION");
  await ctx.db.insert(grants).values({
    id: newId(),
    appId: app.id,
    userId,
    subscriptionId: tier.id,
    level: tier.level,
    expiresAt: new Date(ctx.now().getTime() + tier.durationDays * DAY_MS),
    createdAt: ctx.now(),
  });
}
