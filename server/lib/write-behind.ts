import { logger } from "./logger";
import { processSingleton } from "./process-singleton";

/** Collects rows and writes them together, a moment behind the replies that caused them. */
export type WriteBehind<Row> = {
  add(row: Row): void;
  /** Writes everything that was added before the call; resolves when it is in the database. */
  flush(): Promise<void>;
};

const INTERVAL_MS = 250;
const BATCH_MAX = 1_000;
/** Beyond this many waiting rows (the database is away) the oldest are dropped, so that memory stays bounded. */
const WAITING_MAX = 100_000;

/** `write` gets at most 1,000 rows at a time, one call after the other. A failed batch is kept and tried again. */
export function createWriteBehind<Row>(name: string, write: (rows: Row[]) => Promise<void>): WriteBehind<Row> {
  let waiting: Row[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  async function drain() {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, BATCH_MAX);
      try {
        await write(batch);
      } catch (error) {
        waiting = batch.concat(waiting);
        logger().error({ err: error, queue: name, waiting: waiting.length }, "a batch could not be written");
        schedule();
        throw error;
      }
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.catch(() => undefined).then(drain);
    return writing;
  }

  function schedule() {
    if (timer) return;
    timer = setTimeout(() => flush().catch(() => undefined), INTERVAL_MS);
    timer.unref();
  }

  const queue: WriteBehind<Row> = {
    add(row) {
      waiting.push(row);
      if (waiting.length > WAITING_MAX) waiting.shift();
      schedule();
    },
    flush,
  };
  queues().add(queue.flush);
  return queue;
}

const queues = () => processSingleton("write-behind-queues", () => new Set<() => Promise<void>>());

/** Writes everything that any queue of this process still holds: before a reply that must show it, and before the end. */
export async function settleWrites(): Promise<void> {
  await Promise.all([...queues()].map((flush) => flush()));
}
