import { queryRows, sql } from "@/db/client";
import { brandErrors } from "@/server/lib/brand";
import type { ServiceContext } from "../context";
import type { WrongRows } from "./check-rows";
import { type ClaimedJob, isOurs } from "./claim";
import type { JobResult } from "./view";

/** The owner cancelled the job. */
export class JobCancelled extends Error {
  static {
    brandErrors("JobCancelled", JobCancelled);
  }
}

/** The job was taken up by another process meanwhile: what this one does no longer counts. */
export class JobLost extends Error {
  static {
    brandErrors("JobLost", JobLost);
  }
}

/** The job cannot be done, for reasons that the owner can see to. */
export class JobRefused extends Error {
  static {
    brandErrors("JobRefused", JobRefused);
  }

  constructor(
    message: string,
    readonly result: JobResult = {},
  ) {
    super(message);
  }
}

/** Refuses an import for its wrong rows, if there are any. Throws JobRefused. */
export function refuseWrongRows({ count, first }: WrongRows): void {
  if (count === 0) return;
  const many = count === 1 ? "1 row is" : `${count} rows are`;
  throw new JobRefused(`${many} wrong. Nothing was imported`, { errorCount: count, errors: first });
}

/** Leaves work whose process is about to end. Throws JobLost. */
export function requireNotStopped(job: ClaimedJob): void {
  if (job.stop.aborted) throw new JobLost();
}

/**
 * Writes down how far a job is and shows that its process lives. Throws JobCancelled when its owner wants it to end,
 * JobLost when it is no longer ours. Outside of transactions only.
 */
export async function report(ctx: ServiceContext, job: ClaimedJob, done: number, total?: number): Promise<void> {
  requireNotStopped(job);
  const [row] = await queryRows<{ cancelled: boolean }>(
    ctx.database.orm,
    sql`update jobs set done = ${done}, total = coalesce(${total ?? null}::int, total), updated_at = now()
         where ${isOurs(job)} returning cancel_requested as cancelled`,
  );
  if (!row) throw new JobLost();
  if (row.cancelled) throw new JobCancelled();
}

/**
 * Ends a job well. In a transaction it ends together with the work, so that work is never done twice. `unlessCancelled`
 * is for work that can still be undone: then a last wish to cancel, or another owner of the job, throws JobCancelled.
 */
export async function finish(
  ctx: ServiceContext,
  job: ClaimedJob,
  result: JobResult,
  { unlessCancelled = false } = {},
): Promise<void> {
  const ended = await queryRows(
    ctx.db,
    sql`update jobs set status = 'done', done = total, result = ${JSON.stringify(result)}::jsonb, input = '{}'::jsonb,
               updated_at = now()
         where ${isOurs(job)} and not (${unlessCancelled} and cancel_requested) returning id`,
  );
  if (ended.length === 0 && unlessCancelled) throw new JobCancelled();
}

/** Ends a job that was not done. */
export async function giveUp(ctx: ServiceContext, job: ClaimedJob, thrown: unknown): Promise<void> {
  const isCancelled = thrown instanceof JobCancelled;
  const refused = thrown instanceof JobRefused ? thrown : null;
  const error = isCancelled ? null : (refused?.message ?? "Something went wrong on the server. Nothing more was done");
  await ctx.database.orm.execute(
    sql`update jobs set status = ${isCancelled ? "cancelled" : "failed"}, error = ${error}, input = '{}'::jsonb,
               result = ${JSON.stringify(refused?.result ?? {})}::jsonb, updated_at = now()
         where ${isOurs(job)}`,
  );
}
