import { type Database, sql } from "@/db/client";

/** Notes how many sessions each application has now, as the hour's highest so far. */
export async function sampleSessions(database: Database, now: Date): Promise<void> {
  await database.orm.execute(sql`
    insert into activity (app_id, hour, metric, label, count)
    select c.app_id, date_trunc('hour', ${now.toISOString()}::timestamptz, 'UTC'), 'sessions', '', sum(c.sessions)
      from app_counts c join applications a on a.id = c.app_id group by c.app_id having sum(c.sessions) > 0 order by c.app_id
    on conflict (app_id, metric, hour, label) do update set count = greatest(activity.count, excluded.count)`);
}
