import { sql } from "@/db/client";
import { database } from "@/server/database";
import { processSingleton } from "@/server/lib/process-singleton";
import { createWriteBehind } from "@/server/lib/write-behind";
import type { Metric } from "./schemas";

type Happening = { appId: string; hour: string; metric: Metric; label: string };

const HOUR_MS = 3_600_000;

const queue = () =>
  processSingleton("activity", () =>
    createWriteBehind<Happening>("activity", async (rows) => {
      const sums = new Map<string, Happening & { count: number }>();
      for (const row of rows) {
        const key = `${row.appId} ${row.metric} ${row.hour} ${row.label}`;
        const sum = sums.get(key);
        if (sum) sum.count += 1;
        else sums.set(key, { ...row, count: 1 });
      }
      const { orm } = await database();
      // In one order everywhere, so that instances which write the same hours wait for each other and never deadlock.
      await orm.execute(sql`
        insert into activity (app_id, hour, metric, label, count)
        select q."appId", q.hour, q.metric, q.label, q.count
          from json_to_recordset(${JSON.stringify([...sums.values()])}::json)
                 as q ("appId" text, hour timestamptz, metric text, label text, count bigint)
          join applications a on a.id = q."appId"
         order by 1, 3, 2, 4
        on conflict (app_id, metric, hour, label) do update set count = activity.count + excluded.count`);
    }),
  );

/** Adds one to the hour's sum of a metric, behind the reply. `label` says what the metric is split by, if by anything. */
export function recordActivity(appId: string, metric: Exclude<Metric, "sessions">, at: Date, label = ""): void {
  const hour = new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS).toISOString();
  queue().add({ appId, metric, hour, label });
}
