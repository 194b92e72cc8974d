import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/db/client";
import { sql } from "@/db/client";
import { DomainError } from "@/server/errors";
import { logger } from "@/server/lib/logger";
import type { ServiceContext } from "../context";
import { type ClaimedJob, claimJob, clearFiles, isOurs, putBack, reviveJobs } from "./claim";
import { deleteLicenseSet, deleteUserSet } from "./delete-sets";
import { importLicenses } from "./import-licenses";
import { importUsers } from "./import-users";
import { giveUp, JobCancelled, JobLost, JobRefused } from "./progress";
import type { JobKind } from "./schemas";

const WORK: Record<JobKind, (ctx: ServiceContext, job: ClaimedJob) => Promise<void>> = {
  "license.import": importLicenses,
  "user.import": importUsers,
  "license.delete": deleteLicenseSet,
  "user.delete": deleteUserSet,
};

/** One job of each lane runs at a time. Passwords take long to hash; what is quick does not wait for them. */
export const LANES: readonly (readonly JobKind[])[] = [
  ["license.import", "license.delete", "user.delete"],
  ["user.import"],
];

const POLL_MS = 1_000;
const BEAT_MS = 15_000;
/** How long work that was put back may take to notice. */
const UNWIND_MS = 2_000;

const EXPECTED = [JobCancelled, JobRefused, DomainError];

function contextOf(database: Database, job: ClaimedJob): ServiceContext {
  return {
    actor: { kind: "account", accountId: job.accountId, sessionId: null },
    db: database.orm,
    database,
    ip: String(job.input["ip"] ?? ""),
    userAgent: null,
    now: () => new Date(),
  };
}

/**
 * Takes up one waiting job of these kinds and sees it to its end; says whether there was one. It is in `running`
 * meanwhile.
 */
export async function runNextJob(
  database: Database,
  kinds: readonly JobKind[],
  running = new Set<ClaimedJob>(),
  stop?: AbortSignal,
): Promise<boolean> {
  const job = await claimJob(database, kinds, stop);
  if (!job) return false;
  running.add(job);
  const ctx = contextOf(database, job);
  const beat = setInterval(() => {
    database.orm.execute(sql`update jobs set updated_at = now() where ${isOurs(job)}`).then(undefined, () => undefined);
  }, BEAT_MS);
  try {
    await WORK[job.kind](ctx, job);
  } catch (thrown) {
    if (thrown instanceof JobLost) return true;
    const isExpected = EXPECTED.some((kind) => thrown instanceof kind);
    if (!isExpected) logger().error({ err: thrown, job: job.id, kind: job.kind }, "a job failed");
    await giveUp(ctx, job, thrown instanceof DomainError ? new JobRefused(thrown.message) : thrown);
  } finally {
    clearInterval(beat);
    running.delete(job);
  }
  return true;
}

/** What the process before this one has left, which had the same embedded database open. */
async function takeOver(database: Database): Promise<void> {
  await reviveJobs(database, 0);
  await clearFiles(database, 0);
}

/**
 * Works on jobs until the returned function is called. What then runs goes back to the queue: its worker finds that it
 * has lost it and undoes what it has not finished.
 */
export function startJobs(database: Database): () => Promise<void> {
  const stop = new AbortController();
  const running = new Set<ClaimedJob>();
  const timers = new Set<NodeJS.Timeout>();
  const turns = new Set<Promise<void>>();

  const turn = async (kinds: readonly JobKind[]) => {
    try {
      await reviveJobs(database);
      await clearFiles(database);
      while (!stop.signal.aborted && (await runNextJob(database, kinds, running, stop.signal)));
    } catch (error) {
      if (!stop.signal.aborted) logger().warn({ err: error }, "jobs could not be worked on");
    }
    if (!stop.signal.aborted) plan(kinds);
  };
  const plan = (kinds: readonly JobKind[]) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      const begun = turn(kinds).finally(() => turns.delete(begun));
      turns.add(begun);
    }, POLL_MS);
    timer.unref();
    timers.add(timer);
  };

  // Nobody else can have the embedded database open: what runs there ran in a process that is gone.
  const begun = database.kind === "pglite" ? takeOver(database) : Promise.resolve();
  void begun
    .catch((error: unknown) => logger().warn({ err: error }, "jobs could not be taken up again"))
    .then(() => stop.signal.aborted || LANES.forEach(plan));

  return async () => {
    stop.abort();
    for (const timer of timers) clearTimeout(timer);
    await Promise.all([...running].map((job) => putBack(database, job)));
    await Promise.race([Promise.all(turns), sleep(UNWIND_MS, undefined, { ref: false })]);
  };
}
