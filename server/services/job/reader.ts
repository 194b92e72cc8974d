import { on } from "node:events";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { processSingleton } from "@/server/lib/process-singleton";
import type { ServiceContext } from "../context";
import type { CheckedRow, Expectations, ImportedRow, WrongRows } from "./check-rows";
import type { ClaimedJob } from "./claim";
import { countPieces, readPiece } from "./pieces";
import { JobRefused, report } from "./progress";
import type { FromReader, ToReader } from "./reader-thread";
import type { ImportKind, Mapping } from "./schemas";

/** Memory of the thread: all that it holds is a piece of the file, a page of rows and the names it has seen. */
const HEAP_MB = 512;
/** Rows between two reports. */
const STEP = 2_000;

/** Where the thread's program is: beside the server's own. Tests put theirs there. */
const program = (): string => processSingleton("csv-reader-program", () => path.resolve("dist/csv-reader.js"));

type Read<K extends ImportKind> = { rows: CheckedRow<ImportedRow[K]>[]; wrong: WrongRows };

/**
 * Reads and checks a job's file in a thread of its own, so that no file keeps anybody waiting, and reports how far it
 * is; `workOf(rows)` is the job's total. Throws JobRefused (no CSV, too many rows), JobCancelled, JobLost.
 */
export async function readFile<K extends ImportKind>(
  ctx: ServiceContext,
  job: ClaimedJob,
  kind: K,
  tiers: Iterable<string>,
  workOf: (rows: number) => number,
): Promise<Read<K>> {
  const mapping = job.input["mapping"] as Mapping;
  const workerData: Expectations = { kind, mapping, tiers: [...tiers], now: ctx.now().getTime() };
  const thread = new Worker(program(), {
    workerData,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  try {
    return await converse<K>(ctx, job, thread, workOf);
  } finally {
    await thread.terminate();
  }
}

async function converse<K extends ImportKind>(
  ctx: ServiceContext,
  job: ClaimedJob,
  thread: Worker,
  workOf: (rows: number) => number,
): Promise<Read<K>> {
  const rows: CheckedRow<ImportedRow[K]>[] = [];
  const pieces = await countPieces(ctx, job.id);
  let place = 0;
  let reported = 0;
  for await (const [said] of on(thread, "message", { close: ["exit"] }) as AsyncIterable<[FromReader]>) {
    if (said.type === "want") {
      const piece: ToReader = await readPiece(ctx, job.id, place++);
      thread.postMessage(piece);
    } else if (said.type === "rows") {
      rows.push(...(said.rows as CheckedRow<ImportedRow[K]>[]));
      if (said.seen - reported < STEP && reported > 0) continue;
      reported = said.seen;
      // How many rows there are in all is known at the end; until then, as many as the pieces so far let expect.
      await report(ctx, job, said.seen, workOf(Math.ceil((said.seen * pieces) / Math.max(1, place))));
    } else if (said.type === "end") {
      await report(ctx, job, rows.length, workOf(rows.length));
      return { rows, wrong: said.wrong };
    } else {
      throw wrongFile(said);
    }
  }
  throw new Error("the thread that reads a file ended without a word");
}

function wrongFile({ row, message }: { row: number; message: string }): JobRefused {
  const errors = [{ row, field: null, message }];
  return new JobRefused(`Row ${row} ${message}. Nothing was imported`, { errorCount: 1, errors });
}
