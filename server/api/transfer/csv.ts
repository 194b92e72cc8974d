import { stringify } from "csv-stringify/sync";
import { disarm } from "@/server/lib/csv/formula";

/** What a cell may hold; a Date is written in ISO 8601, nothing as an empty cell. */
export type Cell = string | number | Date | null;

/** Excel takes a file for UTF-8 by this alone. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Rows as RFC 4180 CSV. Text that a spreadsheet would run as a formula gets an apostrophe before it, which our imports
 * take off again; what any reader could take for a separator, or might trim, stands between quotation marks.
 */
export const toCsv = (rows: readonly (readonly Cell[])[]): string =>
  stringify(rows as Cell[][], {
    record_delimiter: "windows",
    quoted_match: /[\r\n,;\t|]|^\s|\s$/,
    cast: { date: (date) => date.toISOString(), string: disarm },
  });

/**
 * A CSV file that is written while it is read, page by page, so that its length costs no memory. The first page is
 * fetched before the reply begins: what throws there is still a refusal.
 */
export async function streamCsv(
  header: readonly string[],
  pages: AsyncGenerator<readonly (readonly Cell[])[]>,
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  let next = await pages.next();
  let isBegun = false;
  return new ReadableStream(
    {
      async pull(controller) {
        if (!isBegun) controller.enqueue(encoder.encode(BYTE_ORDER_MARK + toCsv([header])));
        isBegun = true;
        if (next.done) return controller.close();
        controller.enqueue(encoder.encode(toCsv(next.value)));
        next = await pages.next();
      },
      async cancel() {
        await pages.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}
