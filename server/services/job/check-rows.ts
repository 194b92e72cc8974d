import type { z } from "zod";
import { rearm } from "@/server/lib/csv/formula";
import { CsvRefusal, readRows } from "@/server/lib/csv/read";
import { ImportedLicense } from "../license/schemas";
import { ImportedUser } from "../user/schemas";
import { placesOf } from "./mapping";
import { type ImportKind, type Mapping, ROWS_MAX } from "./schemas";
import type { RowError } from "./view";

/** A row that is as it must be, with its number in the file. */
export type CheckedRow<T> = { row: number; value: T };

/** Rows as their schemas leave them. */
export type ImportedRow = { "license.import": ImportedLicense; "user.import": ImportedUser };

/** What rows are checked against: the names of the application's tiers in lower case, and the moment in milliseconds. */
export type Expectations = { kind: ImportKind; mapping: Mapping; tiers: readonly string[]; now: number };

/** How many rows are wrong, and the first of them. */
export type WrongRows = { count: number; first: RowError[] };

/** Rows of errors that a result keeps. */
const ERRORS_KEPT = 500;

const SHAPES = {
  "license.import": { shape: ImportedLicense, unique: "license_key" },
  "user.import": { shape: ImportedUser, unique: "username" },
} as const;

/** Notes a wrong row; the first are kept. */
export function noteWrong(wrong: WrongRows, error: RowError): void {
  wrong.count += 1;
  if (wrong.first.length < ERRORS_KEPT) wrong.first.push(error);
}

/**
 * Reads a file and checks every row on its own: its fields, its tier, its end, and that what must be unique is in no
 * other row. Gives the good ones page by page, and last what is wrong. Throws CsvRefusal, also for one row too many.
 */
export async function* checkRows(
  { kind, mapping, tiers, now }: Expectations,
  pieces: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<{ rows: CheckedRow<ImportedRow[ImportKind]>[]; seen: number }, WrongRows> {
  const wrong: WrongRows = { count: 0, first: [] };
  const judge = judgeOf(kind, new Set(tiers), now);
  let places: Map<string, number> | undefined;
  let seen = 0;
  for await (const page of readRows(pieces)) {
    const rows: CheckedRow<ImportedRow[ImportKind]>[] = [];
    for (const { row, cells } of page) {
      if (!places) {
        places = placesOf(kind, cells, mapping);
        continue;
      }
      if (++seen > ROWS_MAX) throw new CsvRefusal(row, `is one more than the ${ROWS_MAX} that one import takes`);
      const verdict = judge(row, recordOf(cells, places));
      if ("message" in verdict) noteWrong(wrong, verdict);
      else rows.push(verdict);
    }
    yield { rows, seen };
  }
  if (seen === 0) throw new CsvRefusal(1, "is the last: the file holds no rows");
  return wrong;
}

/** The mapped fields of a row, empty ones left out. A password is taken to the letter, since no export writes one. */
function recordOf(cells: readonly string[], places: ReadonlyMap<string, number>): Record<string, string> {
  const record: Record<string, string> = {};
  for (const [field, place] of places) {
    const cell = cells[place] ?? "";
    const value = field === "password" ? cell : rearm(cell);
    if (value !== "") record[field] = value;
  }
  return record;
}

function judgeOf(kind: ImportKind, tiers: ReadonlySet<string>, now: number) {
  const { shape, unique } = SHAPES[kind];
  const firstRow = new Map<string, number>();
  return (row: number, record: Record<string, string>): CheckedRow<ImportedRow[ImportKind]> | RowError => {
    const wrong = (field: string | null, message: string): RowError => ({ row, field, message });
    const parsed = shape.safeParse(record);
    if (!parsed.success) return wrong(...wordsOf(parsed.error, record));
    const value: Partial<ImportedLicense & ImportedUser> = parsed.data;
    const name = value[unique] ?? "";
    const earlier = firstRow.get(name);
    if (earlier !== undefined) return wrong(unique, `is in row ${earlier} already`);
    firstRow.set(name, row);
    if (value.subscription && !tiers.has(value.subscription.toLowerCase())) {
      return wrong("subscription", "no tier has this name");
    }
    if (kind === "user.import" && value.expires_at && Date.parse(value.expires_at) <= now) {
      return wrong("expires_at", "must not be in the past");
    }
    return { row, value: parsed.data };
  };
}

function wordsOf({ issues: [issue] }: z.ZodError, record: Record<string, string>): [string | null, string] {
  const field = issue?.path.join(".") || null;
  if (field !== null && !(field in record)) return [field, "is missing"];
  return [field, issue?.message ?? "is not valid"];
}
