import type { z } from "zod";
import type { ServiceContext } from "../context";
import { countLicenses, deleteSomeLicenses } from "../license";
import { countUsers, deleteSomeUsers } from "../user";
import type { ClaimedJob } from "./claim";
import { finish, report } from "./progress";
import type { LicenseSet, UserSet } from "./schemas";

/** Rows of one transaction. */
const BATCH = 500;

type Work = { count(): Promise<number>; deleteSome(limit: number): Promise<number> };

/** Deletes the licenses that a list's filter picks, of those that were there when it was asked for. */
export function deleteLicenseSet(ctx: ServiceContext, job: ClaimedJob): Promise<void> {
  const app = { id: job.appId };
  const set = job.input["set"] as z.infer<typeof LicenseSet>;
  return deleteAll(ctx, job, {
    count: () => countLicenses(ctx, app, set),
    deleteSome: (limit) => deleteSomeLicenses(ctx, app, set, { before: job.createdAt, limit }),
  });
}

/** Deletes the users that a list's filter picks, of those that were there when it was asked for. */
export function deleteUserSet(ctx: ServiceContext, job: ClaimedJob): Promise<void> {
  const app = { id: job.appId };
  const set = job.input["set"] as z.infer<typeof UserSet>;
  return deleteAll(ctx, job, {
    count: () => countUsers(ctx, app, set),
    deleteSome: (limit) => deleteSomeUsers(ctx, app, set, { before: job.createdAt, limit }),
  });
}

/** Batch by batch, each in a transaction of its own, so that nobody waits for long and cancelling keeps the rest. */
async function deleteAll(ctx: ServiceContext, job: ClaimedJob, work: Work): Promise<void> {
  const total = await work.count();
  await report(ctx, job, 0, total);
  let done = 0;
  for (let deleted = 1; deleted > 0; ) {
    deleted = await work.deleteSome(BATCH);
    done += deleted;
    if (deleted > 0) await report(ctx, job, done, Math.max(done, total));
  }
  await report(ctx, job, done, done);
  await finish(ctx, job, { deleted: done });
}
