import { type Database, queryRows, sql } from "@/db/client";
import { processSingleton } from "@/server/lib/process-singleton";
import { Metric } from "./schemas";

type Step = { metrics: readonly Metric[]; to: "day" | "month"; keep: string };

const PLAIN = Metric.options.filter((metric) => metric !== "countries");

/** After how long which sums need no longer be told apart, by what the plots show: 48 hours, 30 days, 12 months. */
const STEPS: readonly Step[] = [
  // Of hours with up to two hundred labels each there would soon be more than of all else.
  { metrics: ["countries"], to: "day", keep: "3 days" },
  { metrics: PLAIN, to: "day", keep: "32 days" },
  { metrics: Metric.options, to: "month", keep: "13 months" },
];

/** The day that this process rolled up last: once a day is enough. */
const done = () => processSingleton("activity-rolled-up", () => ({ day: "" }));

/** Does `rollUp` for every application, once a day in each process; safe on many instances at once. */
export async function rollUpDaily(database: Database, now: Date): Promise<void> {
  const today = now.toISOString().slice(0, 10);
  if (done().day === today) return;
  const apps = await queryRows<{ id: string }>(database.orm, sql`select id from applications order by id`);
  // An application at a time, so that no statement is long and requests get their turn between.
  for (const { id } of apps) await rollUp(database, id, now);
  done().day = today;
}

/**
 * Makes one row of an old day's hours, and of an old month's days, so that an application's sums stay bounded however long it
 * runs. Counts add up; of sessions the highest stays. Rows that another instance takes at the same time are gone for this one.
 */
export async function rollUp(database: Database, appId: string, now: Date): Promise<void> {
  for (const { metrics, to, keep } of STEPS) {
    const unit = sql.raw(`'${to}'`);
    const wanted = sql.join(
      metrics.map((metric) => sql`${metric}`),
      sql`, `,
    );
    await database.orm.execute(sql`
      with old as (
        delete from activity
         where app_id = ${appId} and metric in (${wanted})
           and hour < date_trunc(${unit}, ${now.toISOString()}::timestamptz - ${sql.raw(`interval '${keep}'`)}, 'UTC')
           and hour <> date_trunc(${unit}, hour, 'UTC')
        returning metric, hour, label, count)
      insert into activity (app_id, hour, metric, label, count)
      select ${appId}, date_trunc(${unit}, hour, 'UTC'), metric, label,
             case metric when 'sessions' then max(count) else sum(count) end
        from old group by 2, 3, 4 order by 3, 2, 4
      on conflict (app_id, metric, hour, label) do update
         set count = case activity.metric when 'sessions' then greatest(activity.count, excluded.count)
                                          else activity.count + excluded.count end`);
  }
}
