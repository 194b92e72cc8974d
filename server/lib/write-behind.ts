import { sqlStateOf } from "@/db/errors";
import { createFairLine, type Waiting } from "./fair-line";
import { logger } from "./logger";
import { processSingleton } from "./process-singleton";
import { type Refusal, writeIsolating } from "./write-isolating";

/** Collects rows and writes them together, a moment behind the replies that caused them. */
export type WriteBehind<Row> = {
  /** Takes a row. It is written within a quarter of a second, as long as the database is well. */
  add(row: Row): void;
  /** Writes everything that was added before the call. Rejects when some of it could not be written yet and waits on. */
  flush(): Promise<void>;
  /**
   * The same for whoever reads next: never rejects, and takes five seconds at most. What cannot be written stays in the
   * queue, which says so in the log; the reader goes on with what is there.
   */
  settled(): Promise<void>;
  state(): QueueState;
};

/**
 * How a queue does: how many rows wait, for how many milliseconds the oldest has, how often in a row writing failed, and
 * how many rows were dropped since the process began.
 */
export type QueueState = { name: string; waiting: number; waitingMs: number; failures: number; dropped: number };

const INTERVAL_MS = 250;
const BATCH_MAX = 1_000;
/** Beyond these many waiting rows (the database is away) rows are dropped, so that memory stays bounded. */
const WAITING_MAX = { max: 100_000, maxEach: 20_000 };
/** Longest pause between two attempts while writing fails. */
const PAUSE_MAX_MS = 10_000;
const SETTLE_MAX_MS = 5_000;
/** A statement without an answer for so long was lost with its connection; the batch is sent again. */
const WRITE_MAX_MS = 30_000;
/** A queue is stuck when its oldest row has waited this long, or when writing failed as often in a row. */
const STUCK_AFTER = { waitingMs: 30_000, failures: 8 };

/**
 * A queue of its own `name`, written by `write`, which gets at most 1,000 rows at a time, one call after the other.
 * `ownerOf` is the application a row belongs to: each has a lane of its own, and who floods the queue loses rows first.
 * A row that the database does not take is dropped, alone, with a line in the log that names the queue and the reason,
 * not the row. While the database is away everything is kept, and tried again after ever longer pauses.
 */
export function createWriteBehind<Row>(
  name: string,
  write: (rows: Row[]) => Promise<void>,
  ownerOf: (row: Row) => string,
): WriteBehind<Row> {
  const line = createFairLine<Row>(WAITING_MAX);
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let failures = 0;
  let dropped = 0;
  let crowdedOut = 0;

  async function drain(): Promise<void> {
    reportCrowdedOut();
    while (line.size() > 0) {
      const batch = line.take(BATCH_MAX);
      const { refused, kept, error } = await writeIsolating(batch, (part) => inTime(write(part.map(({ row }) => row))));
      if (refused.length > 0) report(refused);
      if (kept.length > 0) {
        line.putBack(kept);
        failures += 1;
        logger().error(
          { queue: name, ...reasonOf(error), waiting: line.size(), failures },
          "rows cannot be written yet",
        );
        schedule();
        throw error;
      }
      failures = 0;
    }
  }

  function report(refused: readonly Refusal<Waiting<Row>>[]) {
    dropped += refused.length;
    const apps = [...new Set(refused.map(({ row }) => row.owner))].slice(0, 10);
    const reason = reasonOf(refused[0]?.error);
    logger().error(
      { queue: name, ...reason, dropped: refused.length, apps },
      "rows that cannot be stored were dropped",
    );
  }

  function reportCrowdedOut() {
    if (crowdedOut === 0) return;
    logger().error(
      { queue: name, dropped: crowdedOut },
      "too many rows wait; of who has most, the oldest were dropped",
    );
    crowdedOut = 0;
  }

  function flush(): Promise<void> {
    if (running) {
      // What is being written may have been taken before the caller's rows came; one more round, shared by all who ask.
      next ??= running
        .catch(() => undefined)
        .then(() => {
          next = undefined;
          return flush();
        });
      return next;
    }
    clearTimeout(timer);
    timer = undefined;
    running = drain().finally(() => {
      running = undefined;
    });
    return running;
  }

  function schedule() {
    if (timer) return;
    const pause = Math.min(INTERVAL_MS * 2 ** failures, PAUSE_MAX_MS);
    // Instances that lost the same database do not come back to it at the same moment.
    const wait = failures === 0 ? pause : pause * (0.5 + Math.random() / 2);
    timer = setTimeout(() => flush().catch(() => undefined), wait);
    timer.unref();
  }

  const queue: WriteBehind<Row> = {
    add(row) {
      const lost = line.push(row, ownerOf(row));
      dropped += lost;
      crowdedOut += lost;
      schedule();
    },
    flush,
    settled: () => withinTime(flush()),
    state: () => ({ name, waiting: line.size(), waitingMs: ageOf(line.oldest()), failures, dropped }),
  };
  queues().add(queue);
  return queue;
}

/** What the log may say of a failure: never its message, in which the database quotes what it was sent. */
const reasonOf = (error: unknown) => ({
  code: sqlStateOf(error) ?? (error instanceof Error ? error.name : typeof error),
});

const ageOf = (since: number | undefined) => (since === undefined ? 0 : Math.max(0, Date.now() - since));

function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    const error = Object.assign(new Error("a batch was not answered in time"), { code: "STATEMENT_DEADLINE" });
    timer = setTimeout(() => reject(error), WRITE_MAX_MS);
    timer.unref();
  });
  return Promise.race([work, silence]).finally(() => clearTimeout(timer));
}

function withinTime(work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, SETTLE_MAX_MS);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    work.then(done, done);
  });
}

type AnyQueue = Pick<WriteBehind<never>, "flush" | "settled" | "state">;

const queues = () => processSingleton("write-behind-queues", () => new Set<AnyQueue>());

/** Writes what any queue of this process holds, before a reply that must show it. Never rejects; five seconds at most. */
export async function settleWrites(): Promise<void> {
  await Promise.all([...queues()].map((queue) => queue.settled()));
}

/**
 * Writes what any queue of this process holds, before anything that a seller may read. A queue that has just failed is
 * left to itself: what is read then is as true as the database can be. Never rejects.
 */
export async function settleHealthyWrites(): Promise<void> {
  const healthy = [...queues()].filter((queue) => queue.state().failures === 0);
  await Promise.all(healthy.map((queue) => queue.settled()));
}

/** The same for whoever must know: rejects when something could not be written. */
export async function flushWrites(): Promise<void> {
  await Promise.all([...queues()].map((queue) => queue.flush()));
}

/** How the queues of this process do. */
export const queueStates = (): QueueState[] => [...queues()].map((queue) => queue.state());

/** The queues that do not get on: their oldest row waits half a minute, or writing failed eight times in a row. */
export const stuckQueues = (): QueueState[] =>
  queueStates().filter(
    ({ waiting, waitingMs, failures }) =>
      waiting > 0 && (waitingMs > STUCK_AFTER.waitingMs || failures >= STUCK_AFTER.failures),
  );
