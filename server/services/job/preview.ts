import type { z } from "zod";
import { DomainError } from "@/server/errors";
import { CsvRefusal, readRows } from "@/server/lib/csv/read";
import { wholeRows } from "@/server/lib/csv/separator";
import { hashPatiently } from "@/server/lib/password";
import { toPieces } from "./decode";
import { guessMapping } from "./mapping";
import { type Mapping, PreviewImportInput } from "./schemas";

/** The beginning of a file: its columns, its first rows, and which column looks like which field. */
export type ImportPreview = {
  columns: string[];
  rows: string[][];
  mapping: Mapping;
  /** About how long a row takes here: users' passwords are hashed one by one. Null where rows hardly take any time. */
  rowMilliseconds: number | null;
};

const SHOWN = 5;

/** Shows the beginning of a file. What was cut is left out. Throws INVALID_INPUT (no UTF-8, no CSV), UNAVAILABLE. */
export async function previewImport(raw: z.input<typeof PreviewImportInput>): Promise<ImportPreview> {
  const { kind, head, isWhole } = PreviewImportInput.parse(raw);
  const [columns = [], ...rows] = await firstRows(Buffer.from(head, "base64"), isWhole);
  if (columns.length === 0) throw new DomainError("INVALID_INPUT", { message: "The file is empty", field: "csv" });
  const rowMilliseconds = kind === "user.import" ? await timeOfHash() : null;
  return { columns, rows: rows.slice(0, SHOWN), mapping: guessMapping(kind, columns), rowMilliseconds };
}

async function firstRows(bytes: Uint8Array, isWhole: boolean): Promise<string[][]> {
  let text = "";
  for await (const piece of toPieces([bytes], { isWhole })) text += piece;
  try {
    for await (const page of readRows([isWhole ? text : wholeRows(text)])) return page.map(({ cells }) => cells);
    return [];
  } catch (error) {
    throw toDomainError(error);
  }
}

/** The refusal of a file, naming its row; anything else as it is. */
export function toDomainError(thrown: unknown): unknown {
  if (!(thrown instanceof CsvRefusal)) return thrown;
  return new DomainError("INVALID_INPUT", { message: `Row ${thrown.row} ${thrown.message}`, field: "csv" });
}

async function timeOfHash(): Promise<number> {
  const begun = performance.now();
  await hashPatiently("a password of usual length");
  return Math.ceil(performance.now() - begun);
}
