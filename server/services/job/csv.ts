import { parse } from "csv-parse/sync";
import type { z } from "zod";
import { DomainError } from "@/server/errors";
import { hashPatiently } from "@/server/lib/password";
import { IMPORT_FIELDS, type ImportKind, type Mapping, PreviewImportInput, REQUIRED_FIELDS, ROWS_MAX } from "./schemas";

/** The beginning of a file: its columns, its first rows, and which column looks like which field. */
export type ImportPreview = {
  columns: string[];
  rows: string[][];
  mapping: Mapping;
  /** About how long a row takes here: users' passwords are hashed one by one. Null where rows hardly take any time. */
  rowMilliseconds: number | null;
};

const SHOWN = 5;

const ALIASES: Record<string, string> = {
  key: "license_key",
  license: "license_key",
  days: "duration_days",
  duration: "duration_days",
  expiry: "expires_at",
  expires: "expires_at",
  expiry_date: "expires_at",
  uses: "max_uses",
  user: "username",
  name: "username",
  pass: "password",
  mail: "email",
  e_mail: "email",
  sub: "subscription",
  tier: "subscription",
  notes: "note",
};

function parseCsv(csv: string, lines?: number): string[][] {
  try {
    return parse(csv, {
      bom: true,
      delimiter: [",", ";", "\t"],
      relax_column_count: true,
      skip_empty_lines: true,
      ...(lines === undefined ? {} : { to: lines }),
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : "it cannot be read";
    throw new DomainError("INVALID_INPUT", { message: `The file is not valid CSV: ${why}`, field: "csv" });
  }
}

/** Shows the beginning of a file. The last line may be cut, and is left out. Throws INVALID_INPUT, UNAVAILABLE. */
export async function previewImport(raw: z.input<typeof PreviewImportInput>): Promise<ImportPreview> {
  const { kind, head } = PreviewImportInput.parse(raw);
  const [columns = [], ...rows] = parseCsv(wholeLines(head), SHOWN + 1);
  const rowMilliseconds = kind === "user.import" ? await timeOfHash() : null;
  return { columns, rows, mapping: guessMapping(kind, columns), rowMilliseconds };
}

async function timeOfHash(): Promise<number> {
  const begun = performance.now();
  await hashPatiently("a password of usual length");
  return Math.ceil(performance.now() - begun);
}

function wholeLines(head: string): string {
  const lines = head.split("\n").slice(0, SHOWN * 20);
  return lines.length > SHOWN + 2 ? lines.slice(0, -1).join("\n") : head;
}

function guessMapping(kind: ImportKind, columns: readonly string[]): Mapping {
  const mapping: Mapping = {};
  for (const column of columns) {
    const word = column
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_");
    const field = IMPORT_FIELDS[kind].find((name) => name === (ALIASES[word] ?? word));
    if (field && !(field in mapping)) mapping[field] = column;
  }
  return mapping;
}

/** Where in a row each mapped field stands. Throws INVALID_INPUT when a field or column does not exist, or one is missing. */
export function readMapping(kind: ImportKind, csv: string, mapping: Mapping): Map<string, number> {
  const [columns = []] = parseCsv(csv.slice(0, 100_000), 1);
  const places = new Map<string, number>();
  for (const [field, column] of Object.entries(mapping)) {
    const place = columns.indexOf(column);
    if (place < 0 || !IMPORT_FIELDS[kind].some((name) => name === field)) {
      throw new DomainError("INVALID_INPUT", { message: `${field}: no such field or column`, field });
    }
    places.set(field, place);
  }
  for (const field of REQUIRED_FIELDS[kind]) {
    if (!places.has(field)) {
      throw new DomainError("INVALID_INPUT", { message: `${field}: choose the column that holds it`, field });
    }
  }
  return places;
}

/**
 * The rows of a file as records of the mapped fields, empty ones left out. A quote that disarms a formula in our own
 * exports is taken off again. Throws INVALID_INPUT, also for too many rows.
 */
export function readRecords(kind: ImportKind, csv: string, mapping: Mapping): Record<string, string>[] {
  const places = readMapping(kind, csv, mapping);
  const [, ...rows] = parseCsv(csv);
  if (rows.length === 0) throw new DomainError("INVALID_INPUT", { message: "The file holds no rows", field: "csv" });
  if (rows.length > ROWS_MAX) {
    const message = `The file holds ${rows.length} rows; one import takes at most ${ROWS_MAX}`;
    throw new DomainError("INVALID_INPUT", { message, field: "csv" });
  }
  return rows.map((row) => {
    const record: Record<string, string> = {};
    for (const [field, place] of places) {
      const value = field === "password" ? row[place] : row[place]?.trim().replace(/^'(?=[=+\-@\t\r])/, "");
      if (value) record[field] = value;
    }
    return record;
  });
}
