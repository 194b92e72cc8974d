import type { SQL } from "drizzle-orm";
import type { Database } from "@/db/client";
import { queryRows, sql } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import type { JobKind } from "./schemas";

/** A job that this process has taken up, with all that the work needs. */
export type ClaimedJob = {
  id: string;
  accountId: string;
  appId: string;
  kind: JobKind;
  input: Record<string, unknown>;
  createdAt: Date;
  /** Proof that the job is still ours: whoever takes it up next has another. */
  claim: string;
  /** Aborted when the process is about to end: the work undoes what it has not finished. */
  stop: AbortSignal;
};

/**
 * A job whose sign of life is this old belongs to a process that is gone. Signs of life (`updated_at`) are told by the
 * database's clock, the only one that several machines share; everything else by the server's.
 */
export const STALE_SECONDS = 60;
/** So often a job is taken up before it counts as what ends the process. */
const ATTEMPTS_MAX = 3;
/** A file that has not come to its end for so long never will: a request may take a minute. */
const UPLOAD_SECONDS = 180;

/** Takes up the job that has waited longest; null when none of these kinds waits. Two processes never take the same. */
export async function claimJob(
  database: Database,
  kinds: readonly JobKind[],
  stop: AbortSignal = new AbortController().signal,
): Promise<ClaimedJob | null> {
  const claim = newId();
  const [job] = await queryRows<ClaimedJob & { createdAt: string | Date }>(
    database.orm,
    sql`update jobs set status = 'running', done = 0, updated_at = now(),
               result = jsonb_build_object('claim', ${claim}::text,
                                           'attempts', coalesce((result->>'attempts')::int, 0) + 1)
         where id = (select id from jobs where status = 'queued' and kind in ${[...kinds]}
                      order by created_at, id for update skip locked limit 1)
        returning id, account_id as "accountId", app_id as "appId", kind, input, created_at as "createdAt"`,
  );
  return job ? { ...job, claim, stop, createdAt: new Date(job.createdAt) } : null;
}

/** Whether the job is still ours. */
export const isOurs = (job: ClaimedJob): SQL =>
  sql`id = ${job.id} and status = 'running' and result->>'claim' = ${job.claim}`;

/**
 * Puts jobs whose process has died back in the queue, or fails them after the third time; a cancelled one ends.
 * `seconds` is how old a sign of life may be: 0 where no other process can be alive.
 */
export async function reviveJobs(database: Database, seconds = STALE_SECONDS): Promise<void> {
  const dead = sql`status = 'running' and updated_at <= now() - ${seconds} * interval '1 second'`;
  await database.orm.execute(sql`
    update jobs set updated_at = now(),
           status = case when cancel_requested then 'cancelled'
                         when (result->>'attempts')::int >= ${ATTEMPTS_MAX} then 'failed' else 'queued' end,
           error = case when not cancel_requested and (result->>'attempts')::int >= ${ATTEMPTS_MAX}
                        then 'The server stopped each time it worked on this. Nothing more was done' end,
           input = case when cancel_requested or (result->>'attempts')::int >= ${ATTEMPTS_MAX}
                        then '{}'::jsonb else input end,
           result = case when cancel_requested or (result->>'attempts')::int >= ${ATTEMPTS_MAX}
                         then '{}'::jsonb else result - 'claim' end
     where ${dead}`);
}

/**
 * Removes jobs whose file never came to its end, and the files of jobs that have ended. `seconds` is how long nothing of
 * a file may have come: 0 where no other process can be receiving one.
 */
export async function clearFiles(database: Database, seconds = UPLOAD_SECONDS): Promise<void> {
  await database.orm.execute(sql`
    delete from jobs where status = 'uploading' and updated_at <= now() - ${seconds} * interval '1 second'`);
  await database.orm.execute(sql`
    delete from job_pieces using jobs
     where jobs.id = job_pieces.job_id and jobs.status in ('done', 'failed', 'cancelled')`);
}

/** Gives a job back to the queue, as if it had not been taken up. */
export async function putBack(database: Database, job: ClaimedJob): Promise<void> {
  await database.orm.execute(sql`
    update jobs set status = 'queued', updated_at = now(),
           result = jsonb_build_object('attempts', (result->>'attempts')::int - 1)
     where ${isOurs(job)}`);
}
