import { and, isNotNull, type SQL, sql } from "drizzle-orm";
import { schema } from "@/db/client";
import type { UserStatus } from "./schemas";

const { users } = schema;

/** Whether a grant `g` of the user, with its license `l`, has not come to its end. A frozen clock stands still. */
const hasNotEnded = (now: SQL) =>
  sql`(g.expires_at is null or g.expires_at > coalesce(least(${users.frozenAt}, l.frozen_at), ${now}))`;

const hasGrant = (condition: SQL = sql`true`) =>
  sql`exists (select from grants g left join licenses l on l.id = g.license_id
       where g.app_id = ${users.appId} and g.user_id = ${users.id} and ${condition})`;

/** What each status asks of a row of `users`. The first that holds is the user's; no row meets none of them. */
const ladder = (now: SQL): readonly (readonly [UserStatus, SQL])[] => [
  ["banned", isNotNull(users.bannedAt)],
  ["paused", isNotNull(users.pausedAt)],
  ["active", hasGrant(sql`${hasNotEnded(now)} and l.banned_at is null and l.paused_at is null`)],
  ["blocked", hasGrant(hasNotEnded(now))],
  ["expired", hasGrant()],
  ["none", sql`true`],
];

const moment = (now: Date) => sql`${now.toISOString()}::timestamptz`;

/** The status of a row of `users` at `now`, as a column. */
export function statusColumn(now: Date): SQL.Aliased<UserStatus> {
  const steps = ladder(moment(now)).map(([status, condition]) => sql`when ${condition} then ${status}`);
  return sql<UserStatus>`case ${sql.join(steps, sql` `)} end`.as("status");
}

/** Whether a row of `users` has the status at `now`. */
export function statusCondition(wanted: UserStatus, now: Date): SQL | undefined {
  const steps = ladder(moment(now));
  const place = steps.findIndex(([status]) => status === wanted);
  return and(...steps.slice(0, place + 1).map(([status, is]) => (status === wanted ? is : sql`not ${is}`)));
}
