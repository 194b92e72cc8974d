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

/**
 * A plot's steps, oldest first and without gaps, and of the whole range: the refusals by their code, and the log-ins of
 * the ten countries (ISO 3166-1, two letters) that had the most, with those of all others together.
 */
export type Activity = {
  steps: ActivityStep[];
  refusalsByCode: { code: string; count: number }[];
  loginsByCountry: { country: string; count: number }[];
  loginsElsewhere: number;
};

const STEPS = { hour: 48, day: 30, month: 12 } as const satisfies Record<ActivityRange, number>;
const TOP_COUNTRIES = 10;

type Moment = ReturnType<typeof sql>;

/**
 * What happened in an application over time, from the sums: it costs the same however much is logged. Steps begin at UTC
 * boundaries. Throws APP_NOT_FOUND.
 */
export async function readActivity(ctx: ServiceContext, raw: z.input<typeof ReadActivityInput>): Promise<Activity> {
  const { app: appRef, range } = ReadActivityInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  await settleWrites();
  const now = sql`${ctx.now().toISOString()}::timestamptz`;
  const first = sql`date_trunc(${sql.raw(`'${range}'`)}, ${now}, 'UTC') - ${STEPS[range] - 1} * ${sql.raw(`interval '1 ${range}'`)}`;
  const steps = await readSteps(ctx, app.id, range, first, now);
  const refusalsByCode = await queryRows<{ code: string; count: number }>(
    ctx.db,
    sql`select label as code, sum(count)::float8 as count from activity
         where app_id = ${app.id} and metric = 'refusals' and hour >= ${first} group by label order by 2 desc, 1 limit 12`,
  );
  const countries = await queryRows<{ country: string; count: number; everywhere: number }>(
    ctx.db,
    sql`select label as country, sum(count)::float8 as count, sum(sum(count)) over ()::float8 as everywhere from activity
         where app_id = ${app.id} and metric = 'countries' and hour >= ${first}
         group by label order by 2 desc, 1 limit ${TOP_COUNTRIES}`,
  );
  const loginsByCountry = countries.map(({ country, count }) => ({ country, count }));
  const listed = loginsByCountry.reduce((sum, { count }) => sum + count, 0);
  return { steps, refusalsByCode, loginsByCountry, loginsElsewhere: (countries[0]?.everywhere ?? 0) - listed };
}

async function readSteps(
  ctx: ServiceContext,
  appId: string,
  range: ActivityRange,
  first: Moment,
  now: Moment,
): Promise<ActivityStep[]> {
  const step = sql.raw(`interval '1 ${range}'`);
  const sumOf = (metric: string) => sql`coalesce(sum(a.count) filter (where a.metric = ${metric}), 0)::float8`;
  const rows = await queryRows<Omit<ActivityStep, "at"> & { at: string | Date }>(
    ctx.db,
    sql`select s.at, ${sumOf("logins")} as logins, ${sumOf("activations")} as activations, ${sumOf("users")} as users,
               ${sumOf("refusals")} as refusals,
               coalesce(max(a.count) filter (where a.metric = 'sessions'), 0)::float8 as sessions
          from generate_series(${first}, ${now}, ${step}) as s (at)
          left join activity a on a.app_id = ${appId} and a.hour >= s.at and a.hour < s.at + ${step}
           -- By name, so that the index finds each step's rows and passes the countries by.
           and a.metric in ('logins', 'activations', 'users', 'refusals', 'sessions')
         group by s.at order by s.at`,
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
