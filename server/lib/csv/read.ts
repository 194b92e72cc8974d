import { pipeline, Readable } from "node:stream";
import { CsvError, Parser } from "csv-parse";
import { brandErrors } from "@/server/lib/brand";
import { readDialect, throughHeader } from "./separator";

/** A row with its number as spreadsheets count: every line that is no part of a quoted cell is one, blank ones too. */
export type CsvRow = { row: number; cells: string[] };

/** Why a file cannot be read, and in which of its rows. The message holds nothing of what is in the file. */
export class CsvRefusal extends Error {
  static {
    brandErrors("CsvRefusal", CsvRefusal);
  }

  constructor(
    readonly row: number,
    message: string,
  ) {
    super(message);
  }
}

/** No spreadsheet has more rows. Blank ones count, which spreadsheets write by the hundred thousand. */
const SHEET_ROWS = 1_048_576;
/** Nor more columns. */
const SHEET_COLUMNS = 16_384;
/** Rows that are handed on together. */
const PAGE = 500;
/** Longest row, in characters: what is longer has a quotation mark that never closes. */
const ROW_LENGTH = 1024 * 1024;
/** Rows of separators alone that do not have the header's number of cells; looking at those is slow. */
const ODD_BLANKS = 1_000;

const WORDS: Record<string, string> = {
  CSV_INVALID_CLOSING_QUOTE: "has text after a closing quotation mark",
  INVALID_OPENING_QUOTE: "has a quotation mark inside a cell that does not begin with one",
  CSV_QUOTE_NOT_CLOSED: "has a quotation mark that is never closed",
  CSV_MAX_RECORD_SIZE: "is longer than a million characters, or has a quotation mark that is never closed",
};

const isEmpty = (cell: string) => cell.trim() === "";
/** In a row that is not as wide as the header: also separators of another kind, or more than a spreadsheet has columns. */
const isBare = (cell: string) => /^[\s,;|]*$/.test(cell);

const cells = (count: number) => (count === 1 ? "1 cell" : `${count} cells`);

/** Gathers rows into pages, leaves out blank ones and refuses the first that is not as wide as the header. */
function rowKeeper() {
  let width: number | undefined;
  let oddBlanks = 0;
  let page: CsvRow[] = [];
  const turn = () => {
    const full = page;
    page = [];
    return full;
  };
  const keep = (record: string[], row: number): CsvRow[] | null => {
    if (row > SHEET_ROWS) throw new CsvRefusal(row, "is one more than a spreadsheet can have");
    const isWide = record.length === width;
    if (record.every(isWide ? isEmpty : isBare) && (isWide || ++oddBlanks <= ODD_BLANKS)) return null;
    width ??= record.length;
    if (record.length !== width) {
      throw new CsvRefusal(row, `has ${cells(record.length)} where the header has ${width}`);
    }
    page.push({ row, cells: record });
    return page.length === PAGE ? turn() : null;
  };
  return { keep, turn };
}

/**
 * The rows of a CSV file (RFC 4180, UTF-8) that is given piece by piece, the first piece holding the whole header; they
 * come in pages of some hundred. The first row is the header; rows of separators alone are left out. A file has one
 * separator: that of a first line `sep=;`, else what its header is written with. Throws CsvRefusal at the first row that
 * is not as wide as the header or not quoted properly, and reads no further.
 */
export async function* readRows(pieces: Iterable<string> | AsyncIterable<string>): AsyncGenerator<CsvRow[]> {
  const source = Readable.from(pieces)[Symbol.asyncIterator]();
  const first = await source.next();
  const head: string = first.done ? "" : first.value;
  const { separator, begin } = readDialect(head);
  const { keep, turn } = rowKeeper();
  const parser = new Parser({
    delimiter: separator,
    record_delimiter: ["\r\n", "\n", "\r"],
    max_record_size: ROW_LENGTH,
    // What comes after the last column that a spreadsheet has is one cell, and counts as one too many.
    ignore_last_delimiters: SHEET_COLUMNS + 1,
    // The rows that differ are judged by `keep`, which knows blank ones.
    relax_column_count: true,
    skip_empty_lines: true,
    // A record may become anything, which the parser's types do not know.
    on_record: (record, info) => keep(record, info.records + info.empty_lines) as unknown as string[],
  });
  pipeline(piecesFrom(head.slice(begin), source), parser, () => undefined);
  try {
    for await (const page of parser) yield page;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { records, empty_lines } = parser.info;
    throw new CsvRefusal(records + empty_lines + 1, WORDS[error.code] ?? "cannot be read");
  }
  const last = turn();
  if (last.length > 0) yield last;
}

async function* piecesFrom(head: string, rest: AsyncIterator<string>) {
  if (head !== "") yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** The header of a file that begins so; nothing when it is blank. Throws CsvRefusal. */
export async function readHeader(head: string): Promise<string[]> {
  for await (const [header] of readRows([throughHeader(head)])) return header?.cells ?? [];
  return [];
}
