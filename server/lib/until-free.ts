import { setTimeout as sleep } from "node:timers/promises";
import { isRetryable } from "@/db/errors";
import { DomainError } from "../errors";

/** How long rows that others hold are asked for again. */
const PATIENCE_MS = 10_000;
const PAUSE_MAX_MS = 150;

/**
 * Runs `work` until nothing is in its way: what lost a deadlock, or found a row held (`nowait`), is run again after a
 * pause of chance, in which it holds no connection. `work` must undo itself when it fails, as a transaction or a single
 * statement does. Throws UNAVAILABLE when the way is not free within ten seconds.
 */
export async function untilFree<T>(work: () => Promise<T>): Promise<T> {
  const patient = performance.now() + PATIENCE_MS;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isRetryable(error)) throw error;
      if (performance.now() > patient) throw new DomainError("UNAVAILABLE", { retryAfterSeconds: 2, cause: error });
      await sleep(Math.random() * Math.min(attempt * 10, PAUSE_MAX_MS));
    }
  }
}

/** What `untilFree` takes for a row that somebody else holds, as the database says it of `nowait`. */
export const heldByAnother = (): Error => Object.assign(new Error("the row is held by another"), { code: "55P03" });
