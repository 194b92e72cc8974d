import { database } from "@/server/database";
import { processSingleton } from "@/server/lib/process-singleton";
import { requireSignOfLife } from "./check";

/** How long a request runs before somebody looks whether the database still answers. */
const LOOK_AFTER_MS = 1_200;
/** How long the database may take to answer that look. Together they stay below the 2 s of `docs/wire.md#replies`. */
const ANSWER_WITHIN_MS = 400;

/** The embedded database lives in this process: it cannot fall silent alone, but long work may hold it. */
async function ask(): Promise<void> {
  const opened = await database();
  if (opened.kind === "postgres") await requireSignOfLife(opened, ANSWER_WITHIN_MS);
}

const shared = () => processSingleton<{ look?: Promise<void> | undefined }>("database-look", () => ({}));

/** One look for all who wait: hundreds at once would fill every connection, and find that none answers in time. */
function look(): Promise<void> {
  const held = shared();
  held.look ??= ask().finally(() => {
    held.look = undefined;
  });
  return held.look;
}

/**
 * Waits for `work`, but not for a database that has gone silent (stopped, or cut off without a word): long work may take
 * its time as long as the database answers a look every now and then. Throws UNAVAILABLE.
 */
export function whileDatabaseAnswers<T>(work: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let isOver = false;
    const lookAgain = () => look().then(() => void (isOver || arm()), reject);
    const arm = () => {
      timer = setTimeout(lookAgain, LOOK_AFTER_MS);
    };
    let timer: NodeJS.Timeout | undefined;
    arm();
    work.then(resolve, reject).finally(() => {
      isOver = true;
      clearTimeout(timer);
    });
  });
}
