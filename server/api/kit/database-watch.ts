import { ping } from "@/db/client";
import { database } from "@/server/database";
import { DomainError } from "@/server/errors";

/** How long a request runs before somebody looks whether the database still answers. */
const LOOK_AFTER_MS = 1_200;
/** How long the database may take to answer that look. Together they stay below the 2 s of contract section 7. */
const ANSWER_WITHIN_MS = 400;

/** Rejects with UNAVAILABLE when the database does not answer in time. The embedded one lives in this process. */
async function requireAnswer(): Promise<void> {
  const opened = await database();
  if (opened.kind === "pglite") return;
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DomainError("UNAVAILABLE", { retryAfterSeconds: 2 })), ANSWER_WITHIN_MS);
  });
  try {
    await Promise.race([ping(opened), silence]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Waits for `work`, but not for a database that has gone silent (stopped, or cut off without a word): long work may take
 * its time as long as the database answers a look every now and then. Throws UNAVAILABLE.
 */
export function whileDatabaseAnswers<T>(work: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let isOver = false;
    const look = () => requireAnswer().then(() => void (isOver || arm()), reject);
    const arm = () => {
      timer = setTimeout(look, LOOK_AFTER_MS);
    };
    let timer: NodeJS.Timeout | undefined;
    arm();
    work.then(resolve, reject).finally(() => {
      isOver = true;
      clearTimeout(timer);
    });
  });
}
