import { hashPatiently } from "@/server/lib/password";
import { type ServiceContext, transaction } from "../context";
import { findSubscriptionForLevel } from "../subscription";
import { ImportedUser, insertUsers, recordUserImport, type TierOfUser } from "../user";
import type { ClaimedJob } from "./claim";
import { type CheckedRow, checkRows } from "./import";
import { finish, refuseWrongRows, report } from "./progress";
import { tiersByName } from "./tiers";
import type { RowError } from "./view";

/** Rows of one statement. */
const BATCH = 2_000;
/** Passwords that wait for their turn at once. People who log in meanwhile come first. */
const HASHED_TOGETHER = 4;

type HashedUser = Omit<ImportedUser, "password"> & { passwordHash: string };

/**
 * Imports users: all rows of the file in one transaction, or none and a list of those that are wrong. Passwords are
 * hashed one by one, which is nearly all of the time; only then does the transaction begin.
 */
export async function importUsers(ctx: ServiceContext, job: ClaimedJob): Promise<void> {
  const { rows, errors } = await checkRows(ctx, job, ImportedUser, "username", (count) => count);
  const tiers = await tiersByName(ctx, job.appId);
  const first = await findSubscriptionForLevel(ctx, { id: job.appId }, undefined);
  const tierOf: TierOfUser = ({ subscription }) => (subscription && tiers.get(subscription.toLowerCase())) || first;
  for (const { row, value } of rows) {
    if (value.subscription && !tiers.has(value.subscription.toLowerCase())) {
      errors.push({ row, field: "subscription", message: "no tier has this name" });
    }
    if (value.expires_at && new Date(value.expires_at) <= ctx.now()) {
      errors.push({ row, field: "expires_at", message: "must not be in the past" });
    }
  }
  refuseWrongRows(errors);
  const hashed = await hashAll(ctx, job, rows);
  await transaction(ctx, async (ctx) => {
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
): Promise<RowError[]> {
  const errors: RowError[] = [];
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    const values = batch.map(({ value }) => value);
    const made = await insertUsers(ctx, { id: job.appId }, values, tierOf);
    for (const { row, value } of batch) {
      if (!made.has(value.username)) errors.push({ row, field: "username", message: "is taken" });
    }
  }
  return errors;
}
