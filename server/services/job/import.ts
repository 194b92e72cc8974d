import type { z } from "zod";
import { openOnce } from "@/server/lib/secret-box";
import type { ServiceContext } from "../context";
import type { ClaimedJob } from "./claim";
import { readRecords } from "./csv";
import { report } from "./progress";
import type { ImportKind, Mapping } from "./schemas";
import type { RowError } from "./view";

/** A row that is as it must be, with its place in the file: the header is row 1. */
export type CheckedRow<T> = { row: number; value: T };

/** Rows that are looked at between two reports. */
const STEP = 2_000;
/** The first data row, as spreadsheets count. */
const FIRST_ROW = 2;

/**
 * Reads a job's file and checks every row on its own: its fields, and that `unique` is in no other row. Reports `rows`
 * of `total` as it goes; `workOf(rows)` is the job's total. Throws DomainError (no CSV), JobCancelled, JobLost.
 */
export async function checkRows<T extends z.ZodObject>(
  ctx: ServiceContext,
  job: ClaimedJob,
  shape: T,
  unique: keyof z.infer<T> & string,
  workOf: (rows: number) => number,
): Promise<{ rows: CheckedRow<z.infer<T>>[]; errors: RowError[] }> {
  const { csvBox, mapping } = job.input as { csvBox: string; mapping: Mapping };
  const records = readRecords(job.kind as ImportKind, openOnce(csvBox), mapping);
  const rows: CheckedRow<z.infer<T>>[] = [];
  const errors: RowError[] = [];
  const firstRow = new Map<unknown, number>();
  for (const [index, record] of records.entries()) {
    if (index % STEP === 0) await report(ctx, job, index, workOf(records.length));
    const row = index + FIRST_ROW;
    const parsed = shape.safeParse(record);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const field = issue?.path.join(".") || null;
      errors.push({ row, field, message: wordsOf(issue?.message, field !== null && !(field in record)) });
      continue;
    }
    const earlier = firstRow.get(parsed.data[unique]);
    if (earlier !== undefined) {
      errors.push({ row, field: unique, message: `is in row ${earlier} already` });
      continue;
    }
    firstRow.set(parsed.data[unique], row);
    rows.push({ row, value: parsed.data });
  }
  return { rows, errors };
}

const wordsOf = (message: string | undefined, isMissing: boolean): string =>
  isMissing ? "is missing" : (message ?? "is not valid");
