import type { z } from "zod";
import { queryRows, sql } from "@/db/client";
import { settleWrites } from "@/server/lib/write-behind";
import { findOwnedApp } from "../app";
import type { ServiceContext } from "../context";
import { type ActivityRange, ReadActivityInput } from "./schemas";

/** One step of a plot: its beginning and what happened in it. `sessions` is the most that were live at once. */
export type ActivityStep = {
  at: Date;
  logins: number;
  activations: number;
  users: number;
  refusals: number;
  sessions: number;
};

/** A plot's steps, oldest first and without gaps, and the refusals of the whole range by their code. */
export type Activity = { steps: ActivityStep[]; refusalsByCode: { code: string; count: number }[] };

const STEPS = { hour: 48, day: 30, month: 12 } as const satisfies Record<ActivityRange, number>;

/**
 * What happened in an application over time, from the hourly sums: it costs the same however much is logged. Steps
 * begin at UTC boundaries. Throws APP_NOT_FOUND.
 */
export async function readActivity(ctx: ServiceContext, raw: z.input<typeof ReadActivityInput>): Promise<Activity> {
  const { app: appRef, range } = ReadActivityInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  await settleWrites();
  const now = ctx.now().toISOString();
  const unit = sql.raw(`'${range}'`);
  const first = sql`date_trunc(${unit}, ${now}::timestamptz, 'UTC') - ${STEPS[range] - 1} * interval '1 ${sql.raw(range)}'`;
  const sumOf = (metric: string) => sql`coalesce(sum(a.count) filter (where a.metric = ${metric}), 0)::float8`;
  const steps = await queryRows<Omit<ActivityStep, "at"> & { at: string | Date }>(
    ctx.db,
    sql`select s.at, ${sumOf("logins")} as logins, ${sumOf("activations")} as activations, ${sumOf("users")} as users,
               ${sumOf("refusals")} as refusals,
               coalesce(max(a.count) filter (where a.metric = 'sessions'), 0)::float8 as sessions
          from generate_series(${first}, ${now}::timestamptz, interval '1 ${sql.raw(range)}') as s (at)
          left join activity a on a.app_id = ${app.id} and a.hour >= s.at and a.hour < s.at + interval '1 ${sql.raw(range)}'
         group by s.at order by s.at`,
  );
  const refusalsByCode = await queryRows<{ code: string; count: number }>(
    ctx.db,
    sql`select label as code, sum(count)::float8 as count from activity
         where app_id = ${app.id} and metric = 'refusals' and hour >= ${first} group by label order by 2 desc, 1 limit 12`,
  );
  return { steps: steps.map((step) => ({ ...step, at: new Date(step.at) })), refusalsByCode };
}
