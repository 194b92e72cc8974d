import { and, isNotNull, isNull, not, type SQL, sql } from "drizzle-orm";
import { schema } from "@/db/client";
import type { UserStatus } from "./schemas";

const { users } = schema;

const at = (now: Date) => sql`${now.toISOString()}::timestamptz`;

/** Whether a grant `g` of a row of `users`, with its license `l`, has not come to its end. A frozen clock stands still. */
const hasNotEnded = (now: Date) =>
  sql`(g.expires_at is null or g.expires_at > coalesce(least(${users.frozenAt}, l.frozen_at), ${at(now)}))`;

const isTheirs = sql`g.app_id = ${users.appId} and g.user_id = ${users.id}`;

const hasGrant = sql`exists (select from grants g where ${isTheirs})`;

const hasRunningGrant = (now: Date) =>
  sql`exists (select from grants g left join licenses l on l.id = g.license_id
       where ${isTheirs} and ${hasNotEnded(now)} and l.banned_at is null and l.paused_at is null)`;

/** What runs or is held: one or the other is true of a grant that has not ended. */
const hasOpenGrant = (now: Date) =>
  sql`exists (select from grants g left join licenses l on l.id = g.license_id where ${isTheirs} and ${hasNotEnded(now)})`;

const hasHeldGrant = (now: Date) =>
  sql`exists (select from grants g join licenses l on l.id = g.license_id
       where ${isTheirs} and ${hasNotEnded(now)} and (l.banned_at is not null or l.paused_at is not null))`;

/** The status of a row of `users` at `now`, as a column: the first that holds. */
export const statusColumn = (now: Date): SQL.Aliased<UserStatus> =>
  sql<UserStatus>`case when ${users.bannedAt} is not null then 'banned' when ${users.pausedAt} is not null then 'paused'
    when ${hasRunningGrant(now)} then 'active' when ${hasHeldGrant(now)} then 'blocked'
    when ${hasGrant} then 'expired' else 'none' end`.as("status");

/** Follows from `hasHeldGrant`, and begins at the few licenses that are banned or paused instead of at all users. */
const isOfHeldLicense = (app: { id: string }) =>
  sql`${users.id} in (select g.user_id from licenses l join grants g on g.license_id = l.id
       where l.app_id = ${app.id} and (l.banned_at is not null or l.paused_at is not null))`;

/** Whether a row of `users` has the status at `now`: the same ladder, each step without what follows from the others. */
export function statusCondition(status: UserStatus, app: { id: string }, now: Date): SQL | undefined {
  const isFree = and(isNull(users.bannedAt), isNull(users.pausedAt));
  switch (status) {
    case "banned":
      return isNotNull(users.bannedAt);
    case "paused":
      return and(isNull(users.bannedAt), isNotNull(users.pausedAt));
    case "active":
      return and(isFree, hasRunningGrant(now));
    case "blocked":
      return and(isFree, isOfHeldLicense(app), hasHeldGrant(now), not(hasRunningGrant(now)));
    case "expired":
      return and(isFree, hasGrant, not(hasOpenGrant(now)));
    case "none":
      return and(isFree, not(hasGrant));
  }
}
