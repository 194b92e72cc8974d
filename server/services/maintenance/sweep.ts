import { type Database, queryRows, sql } from "@/db/client";
import { environment } from "@/server/env";
import { logger } from "@/server/lib/logger";
import { rollUpDaily, sampleSessions } from "../activity";

/** Rows that one statement removes; a large backlog takes several turns rather than one long lock. */
const BATCH = 5_000;
const INTERVAL_MS = 60_000;

/** What grows and has had its day: the statement removes at most BATCH rows and gives how many there were. */
const sweeps = (now: string) => {
  const logsBefore = new Date(Date.parse(now) - environment().logRetentionDays * 86_400_000).toISOString();
  return [
    sql`with gone as (delete from sessions where (app_id, token_hash) in
          (select app_id, token_hash from sessions where expires_at < ${now}::timestamptz order by expires_at limit ${BATCH})
          returning 1) select count(*)::int as n from gone`,
    sql`with gone as (delete from logs where id in
          (select id from logs where created_at < ${logsBefore}::timestamptz limit ${BATCH})
          returning 1) select count(*)::int as n from gone`,
    sql`with gone as (delete from account_sessions where expires_at < ${now}::timestamptz
          returning 1) select count(*)::int as n from gone`,
    sql`with gone as (delete from idempotency_records where created_at < ${now}::timestamptz - interval '24 hours'
          returning 1) select count(*)::int as n from gone`,
    sql`with gone as (delete from jobs where status in ('done', 'failed', 'cancelled')
          and updated_at < ${now}::timestamptz - interval '7 days'
          returning 1) select count(*)::int as n from gone`,
  ];
};

/** Removes expired sessions, logs past their retention, old idempotency records and jobs. Safe on many instances at once. */
export async function sweepOnce(database: Database, now: Date): Promise<void> {
  for (const statement of sweeps(now.toISOString())) {
    for (let removed = BATCH; removed === BATCH; ) {
      const [row] = await queryRows<{ n: number }>(database.orm, statement);
      removed = row?.n ?? 0;
    }
  }
}

/** What happens every minute. */
async function tick(database: Database, now: Date): Promise<void> {
  await sampleSessions(database, now);
  await sweepOnce(database, now);
  await rollUpDaily(database, now);
}

/** Sweeps every minute until the returned function is called. */
export function startSweeping(database: Database): () => void {
  const timer = setInterval(() => {
    tick(database, new Date()).catch((error: unknown) => logger().warn({ err: error }, "sweeping failed"));
  }, INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}
