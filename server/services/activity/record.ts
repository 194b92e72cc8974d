import { sql } from "@/db/client";
import { database } from "@/server/database";
import { countriesOf } from "@/server/lib/country";
import { processSingleton } from "@/server/lib/process-singleton";
import { createWriteBehind } from "@/server/lib/write-behind";
import type { Metric } from "./schemas";

/** One thing to count. `address` is where it came from, if it is to be counted by country as well. */
type Happening = { appId: string; hour: string; metric: Metric; label: string; address?: string };

type Sum = Omit<Happening, "address"> & { count: number };

const HOUR_MS = 3_600_000;

/** What a batch adds to each sum. Log-ins from a known country count once more, under its code. */
async function sumUp(rows: readonly Happening[]): Promise<Sum[]> {
  const countries = await countriesOf(new Set(rows.flatMap(({ address }) => address ?? [])));
  const sums = new Map<string, Sum>();
  const count = ({ appId, hour }: Happening, metric: Metric, label: string) => {
    const key = `${appId} ${metric} ${hour} ${label}`;
    const sum = sums.get(key);
    if (sum) sum.count += 1;
    else sums.set(key, { appId, hour, metric, label, count: 1 });
  };
  for (const row of rows) {
    count(row, row.metric, row.label);
    const country = row.address && countries.get(row.address);
    if (country) count(row, "countries", country);
  }
  return [...sums.values()];
}

const queue = () =>
  processSingleton("activity", () =>
    createWriteBehind<Happening>(
      "activity",
      async (rows) => {
        const sums = await sumUp(rows);
        const { orm } = await database();
        // In one order everywhere, so that instances which write the same hours wait for each other and never deadlock.
        await orm.execute(sql`
        insert into activity (app_id, hour, metric, label, count)
        select q."appId", q.hour, q.metric, q.label, q.count
          from json_to_recordset(${JSON.stringify(sums)}::json)
                 as q ("appId" text, hour timestamptz, metric text, label text, count bigint)
          join applications a on a.id = q."appId"
         order by 1, 3, 2, 4
        on conflict (app_id, metric, hour, label) do update set count = activity.count + excluded.count`);
      },
      ({ appId }) => appId,
    ),
  );

const hourOf = (at: Date) => new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS).toISOString();

/** Adds one to the hour's sum of a metric, behind the reply. `label` says what the metric is split by, if by anything. */
export function recordActivity(
  appId: string,
  metric: Exclude<Metric, "sessions" | "logins" | "countries">,
  at: Date,
  label = "",
): void {
  queue().add({ appId, metric, hour: hourOf(at), label });
}

/** Adds one to the hour's log-ins, and to those of the country that `address` is registered in; behind the reply. */
export function recordLogin(appId: string, at: Date, address: string): void {
  queue().add({ appId, metric: "logins", hour: hourOf(at), label: "", address });
}
