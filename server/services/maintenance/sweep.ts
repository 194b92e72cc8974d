import { setImmediate } from "node:timers/promises";
import type { SQL } from "drizzle-orm";
import { type Database, queryRows, sql } from "@/db/client";
import { environment } from "@/server/env";
import { logger } from "@/server/lib/logger";
import { untilFree } from "@/server/lib/until-free";
import { rollUpDaily, sampleSessions } from "../activity";

/** Rows that one statement removes; a large backlog takes several turns rather than one long lock. */
const BATCH = 5_000;
const INTERVAL_MS = 60_000;

/** What has had its day, by the table that grows: the key of its rows, and which of them go. */
const sweeps = (now: Date): Record<string, { key: string; when: SQL }> => {
  const at = sql`${now.toISOString()}::timestamptz`;
  const logsBefore = new Date(now.getTime() - environment().logRetentionDays * 86_400_000).toISOString();
  return {
    sessions: { key: "app_id, token_hash", when: sql`expires_at < ${at}` },
    logs: { key: "app_id, id", when: sql`created_at < ${logsBefore}::timestamptz` },
    account_sessions: { key: "account_id, id", when: sql`expires_at < ${at}` },
    idempotency_records: { key: "scope, key", when: sql`created_at < ${at} - interval '24 hours'` },
    jobs: {
      key: "account_id, id",
      when: sql`status in ('done', 'failed', 'cancelled') and updated_at < ${at} - interval '7 days'`,
    },
  };
};

/**
 * Removes at most `batch` rows and says how many. A row that somebody holds stays for the next time, so that neither waits
 * for the other.
 */
async function sweepBatch(database: Database, table: string, { key, when }: { key: string; when: SQL }, batch: number) {
  const [row] = await queryRows<{ n: number }>(
    database.orm,
    sql`with doomed as (select ${sql.raw(key)} from ${sql.identifier(table)} where ${when} limit ${batch}
                           for update skip locked),
             gone as (delete from ${sql.identifier(table)}
                       where (${sql.raw(key)}) in (select ${sql.raw(key)} from doomed) returning 1)
        select count(*)::int as n from gone`,
  );
  return row?.n ?? 0;
}

/**
 * Removes expired sessions of clients and browsers, logs past their retention, old idempotency records and jobs, `batch`
 * rows a statement. A table that cannot be swept is reported and stops none of the others. Safe on many instances at once.
 */
export async function sweepOnce(database: Database, now: Date, batch = BATCH): Promise<void> {
  for (const [table, sweep] of Object.entries(sweeps(now))) {
    try {
      for (let removed = batch; removed === batch; ) {
        removed = await untilFree(() => sweepBatch(database, table, sweep, batch));
        // Requests have their turn between two statements, also on the one connection of the embedded database.
        await setImmediate();
      }
    } catch (error) {
      logger().warn({ err: error, table }, "a table could not be swept");
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
