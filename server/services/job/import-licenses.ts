import { type ServiceContext, transaction } from "../context";
import { insertLicenses, recordLicenseImport, type TierByName } from "../license";
import type { ImportedLicense } from "../license/schemas";
import { type CheckedRow, noteWrong, type WrongRows } from "./check-rows";
import type { ClaimedJob } from "./claim";
import { finish, refuseWrongRows, report, requireNotStopped } from "./progress";
import { readFile } from "./reader";
import { lockTiers, tiersByName } from "./tiers";

/** Rows of one statement: few enough that others have their turn between two. */
const BATCH = 1_000;

/** Imports licenses: all rows of the file in one transaction, or none and a list of those that are wrong. */
export async function importLicenses(ctx: ServiceContext, job: ClaimedJob): Promise<void> {
  const known = await tiersByName(ctx, job.appId);
  const { rows, wrong } = await readFile(ctx, job, "license.import", known.keys(), (count) => 2 * count);
  refuseWrongRows(wrong);
  await transaction(ctx, async (ctx) => {
    const tiers = await lockTiers(ctx, job.appId, rows);
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
): Promise<WrongRows> {
  const wrong: WrongRows = { count: 0, first: [] };
  for (let from = 0; from < rows.length; from += BATCH) {
    requireNotStopped(job);
    const batch = rows.slice(from, from + BATCH);
    // Seen from outside; the embedded database has one connection, and the transaction holds it.
    if (ctx.database.kind === "postgres") await report(ctx, job, rows.length + from);
    const values = batch.map(({ value }) => value);
    const made = await insertLicenses(ctx, { id: job.appId }, values, tiers);
    for (const { row, value } of batch) {
      if (!made.has(value.license_key)) noteWrong(wrong, { row, field: "license_key", message: "exists already" });
    }
  }
  return wrong;
}
