import { type Database, ping } from "@/db/client";
import { DomainError } from "@/server/errors";
import { afterSilence } from "@/server/lib/silence";
import { stuckQueues } from "@/server/lib/write-behind";
import type { ServiceContext } from "../context";

/** Whoever asks whether the server is well wants to know within two seconds. */
const PATIENCE_MS = 1_800;

/** Asks the database for a sign of life. Throws UNAVAILABLE when none comes within `patienceMs`. */
export async function requireSignOfLife(database: Database, patienceMs: number): Promise<void> {
  let callOff: (() => void) | undefined;
  const silence = new Promise<never>((_, reject) => {
    callOff = afterSilence(patienceMs, () => reject(new DomainError("UNAVAILABLE", { retryAfterSeconds: 2 })));
  });
  await Promise.race([ping(database), silence]).finally(() => callOff?.());
}

/** Rows that wait to be written behind replies, and do not get on. `waitingSeconds` is the age of the oldest. */
export type StuckQueue = { name: string; waiting: number; waitingSeconds: number };

/** Which database answers, and which queues of this process are stuck. Throws UNAVAILABLE when it does not answer. */
export async function checkHealth({
  database,
}: ServiceContext): Promise<{ database: "pglite" | "postgres"; stuck: StuckQueue[] }> {
  await requireSignOfLife(database, PATIENCE_MS);
  const stuck = stuckQueues().map(({ name, waiting, waitingMs }) => {
    return { name, waiting, waitingSeconds: Math.round(waitingMs / 1_000) };
  });
  return { database: database.kind, stuck };
}
