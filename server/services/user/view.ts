import { and, asc, desc, eq, getTableColumns, sql } from "drizzle-orm";
import { schema } from "@/db/client";
import type { ServiceContext } from "../context";
import { statusColumn } from "./status";

const { users, grants, subscriptions, licenses, userHwids } = schema;
const { passwordHash: _, paidUses: __, ...shownColumns } = getTableColumns(users);

/**
 * The grant that a user is shown with, as a lateral subquery below `users`: running ones first, then the highest
 * level, then the latest expiry. `tierId` looks at one tier alone.
 */
function mainGrant(ctx: ServiceContext, tierId?: string) {
  const now = sql`${ctx.now().toISOString()}::timestamptz`;
  // A frozen clock stands still.
  const clock = sql`coalesce(least(${users.frozenAt}, ${licenses.frozenAt}), ${now})`;
  const isRunning = sql`(${grants.expiresAt} is null or ${grants.expiresAt} > ${clock})
    and ${licenses.bannedAt} is null and ${licenses.pausedAt} is null`;
  return ctx.db
    .select({
      level: grants.level,
      subscription: subscriptions.name,
      subscriptionId: grants.subscriptionId,
      expiresAt: grants.expiresAt,
      clock: clock.mapWith(grants.expiresAt).as("clock"),
    })
    .from(grants)
    .innerJoin(subscriptions, eq(subscriptions.id, grants.subscriptionId))
    .leftJoin(licenses, eq(licenses.id, grants.licenseId))
    .where(
      and(
        eq(grants.appId, users.appId),
        eq(grants.userId, users.id),
        tierId === undefined ? undefined : eq(grants.subscriptionId, tierId),
      ),
    )
    .orderBy(desc(isRunning), desc(grants.level), sql`${grants.expiresAt} desc nulls first`, asc(grants.id))
    .limit(1)
    .as("main_grant");
}

/** Users as sellers see them: the row without its password, the main grant, and the HWID bound first, in one query. */
export function selectUserViews(ctx: ServiceContext) {
  const main = mainGrant(ctx);
  const first = ctx.db
    .select({ hwid: userHwids.hwid })
    .from(userHwids)
    .where(and(eq(userHwids.appId, users.appId), eq(userHwids.userId, users.id)))
    .orderBy(asc(userHwids.createdAt), asc(userHwids.hwid))
    .limit(1)
    .as("first_hwid");
  return ctx.db
    .select({
      ...shownColumns,
      status: statusColumn(ctx.now()),
      hwid: first.hwid,
      level: main.level,
      subscription: main.subscription,
      expiresAt: main.expiresAt,
    })
    .from(users)
    .leftJoinLateral(main, sql`true`)
    .leftJoinLateral(first, sql`true`);
}

/** A user as sellers see them. `level`, `subscription` and `expiresAt` are null where nothing was ever granted. */
export type UserView = Awaited<ReturnType<typeof selectUserViews>>[number];

/** The main grant of a user (or of one tier of theirs); null when there is none. `clock`: now, or when it froze. */
export async function readMainGrant(ctx: ServiceContext, userId: string, tierId?: string) {
  const main = mainGrant(ctx, tierId);
  const [row] = await ctx.db
    .select({ subscriptionId: main.subscriptionId, expiresAt: main.expiresAt, clock: main.clock })
    .from(users)
    .innerJoinLateral(main, sql`true`)
    .where(eq(users.id, userId));
  return row ?? null;
}

/** What `readMainGrant` gives. */
export type MainGrant = NonNullable<Awaited<ReturnType<typeof readMainGrant>>>;
