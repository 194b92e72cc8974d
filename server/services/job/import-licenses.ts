import { type ServiceContext, transaction } from "../context";
import { ImportedLicense, insertLicenses, recordLicenseImport, type TierByName } from "../license";
import type { ClaimedJob } from "./claim";
import { type CheckedRow, checkRows } from "./import";
import { finish, refuseWrongRows, report } from "./progress";
import { tiersByName } from "./tiers";
import type { RowError } from "./view";

/** Rows of one statement. */
const BATCH = 5_000;

/** Imports licenses: all rows of the file in one transaction, or none and a list of those that are wrong. */
export async function importLicenses(ctx: ServiceContext, job: ClaimedJob): Promise<void> {
  const { rows, errors } = await checkRows(ctx, job, ImportedLicense, "license_key", (count) => 2 * count);
  const tiers = await tiersByName(ctx, job.appId);
  for (const { row, value } of rows) {
    if (value.subscription && !tiers.has(value.subscription.toLowerCase())) {
      errors.push({ row, field: "subscription", message: "no tier has this name" });
    }
  }
  refuseWrongRows(errors);
  await report(ctx, job, rows.length);
  await transaction(ctx, async (ctx) => {
    refuseWrongRows(await insertAll(ctx, job, rows, tiers));
    await recordLicenseImport(ctx, { id: job.appId }, rows.length);
    await finish(ctx, job, { imported: rows.length }, { unlessCancelled: true });
  });
}

async function insertAll(
  ctx: ServiceContext,
  job: ClaimedJob,
  rows: readonly CheckedRow<ImportedLicense>[],
  tiers: TierByName,
): Promise<RowError[]> {
  const errors: RowError[] = [];
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    // Seen from outside; the embedded database has one connection, and the transaction holds it.
    if (ctx.database.kind === "postgres") await report(ctx, job, rows.length + from);
    const values = batch.map(({ value }) => value);
    const made = await insertLicenses(ctx, { id: job.appId }, values, tiers);
    for (const { row, value } of batch) {
      if (!made.has(value.license_key)) errors.push({ row, field: "license_key", message: "exists already" });
    }
  }
  return errors;
}
