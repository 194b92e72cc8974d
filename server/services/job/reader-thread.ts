import { parentPort, workerData } from "node:worker_threads";
import { CsvRefusal } from "@/server/lib/csv/read";
import { type CheckedRow, checkRows, type Expectations, type ImportedRow, type WrongRows } from "./check-rows";
import type { ImportKind } from "./schemas";

/** What the thread says: it wants the next piece, has rows, has come to the end, or cannot go on. */
export type FromReader =
  | { type: "want" }
  | { type: "rows"; rows: CheckedRow<ImportedRow[ImportKind]>[]; seen: number }
  | { type: "end"; wrong: WrongRows }
  | { type: "refused"; row: number; message: string };

/** What it is told: the next piece of the file, or null after the last. */
export type ToReader = string | null;

const port = parentPort;
if (!port) throw new Error("started outside of a thread");
const say = (message: FromReader) => port.postMessage(message);

async function* pieces(): AsyncGenerator<string> {
  for (;;) {
    const answer = new Promise<ToReader>((resolve) => port?.once("message", resolve));
    say({ type: "want" });
    const piece = await answer;
    if (piece === null) return;
    yield piece;
  }
}

try {
  const pages = checkRows(workerData as Expectations, pieces());
  let next = await pages.next();
  for (; !next.done; next = await pages.next()) say({ type: "rows", ...next.value });
  say({ type: "end", wrong: next.value });
} catch (error) {
  if (!(error instanceof CsvRefusal)) throw error;
  say({ type: "refused", row: error.row, message: error.message });
}
port.close();
