import { hashPatiently } from "@/server/lib/password";
import { type ServiceContext, transaction } from "../context";
import { findSubscriptionForLevel } from "../subscription";
import { insertUsers, recordUserImport, type TierOfUser } from "../user";
import type { ImportedUser } from "../user/schemas";
import { type CheckedRow, noteWrong, type WrongRows } from "./check-rows";
import type { ClaimedJob } from "./claim";
import { finish, refuseWrongRows, report, requireNotStopped } from "./progress";
import { readFile } from "./reader";
import { lockTiers, tiersByName } from "./tiers";

/** Rows of one statement. */
const BATCH = 1_000;
/** Passwords that wait for their turn at once. People who log in meanwhile come first. */
const HASHED_TOGETHER = 4;

type HashedUser = Omit<ImportedUser, "password"> & { passwordHash: string };

/**
 * Imports users: all rows of the file in one transaction, or none and a list of those that are wrong. Passwords are
 * hashed one by one, which is nearly all of the time; only then does the transaction begin.
 */
export async function importUsers(ctx: ServiceContext, job: ClaimedJob): Promise<void> {
  const known = await tiersByName(ctx, job.appId);
  const { rows, wrong } = await readFile(ctx, job, "user.import", known.keys(), (count) => count);
  refuseWrongRows(wrong);
  const hashed = await hashAll(ctx, job, rows);
  await transaction(ctx, async (ctx) => {
    const tiers = await lockTiers(ctx, job.appId, hashed);
    const first = await findSubscriptionForLevel(ctx, { id: job.appId }, undefined);
    const tierOf: TierOfUser = ({ subscription }) => (subscription && tiers.get(subscription.toLowerCase())) || first;
    refuseWrongRows(await insertAll(ctx, job, hashed, tierOf));
    await recordUserImport(ctx, { id: job.appId }, hashed.length);
    await finish(ctx, job, { imported: hashed.length }, { unlessCancelled: true });
  });
}

async function hashAll(
  ctx: ServiceContext,
  job: ClaimedJob,
  rows: readonly CheckedRow<ImportedUser>[],
): Promise<CheckedRow<HashedUser>[]> {
  const hashed: CheckedRow<HashedUser>[] = [];
  for (let from = 0; from < rows.length; from += HASHED_TOGETHER) {
    await report(ctx, job, from);
    const batch = rows.slice(from, from + HASHED_TOGETHER).map(async ({ row, value: { password, ...user } }) => {
      return { row, value: { ...user, passwordHash: await hashPatiently(password) } };
    });
    hashed.push(...(await Promise.all(batch)));
  }
  await report(ctx, job, rows.length);
  return hashed;
}

async function insertAll(
  ctx: ServiceContext,
  job: ClaimedJob,
  rows: readonly CheckedRow<HashedUser>[],
  tierOf: TierOfUser,
): Promise<WrongRows> {
  const wrong: WrongRows = { count: 0, first: [] };
  for (let from = 0; from < rows.length; from += BATCH) {
    requireNotStopped(job);
    const batch = rows.slice(from, from + BATCH);
    const values = batch.map(({ value }) => value);
    const made = await insertUsers(ctx, { id: job.appId }, values, tierOf);
    for (const { row, value } of batch) {
      if (!made.has(value.username)) noteWrong(wrong, { row, field: "username", message: "is taken" });
    }
  }
  return wrong;
}
