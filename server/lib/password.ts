import { availableParallelism } from "node:os";
import { hash, type Options, verify } from "@node-rs/argon2";
import PQueue from "p-queue";
import { DomainError } from "../errors";
import { processSingleton } from "./process-singleton";

/** OWASP's minimum for argon2id (the library's default algorithm): 19 MiB, two passes, one lane. */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Callers that may wait for their turn before the answer is 503. */
const WAITING_MAX = 512;

const queue = () =>
  processSingleton(
    "password-queue",
    () => new PQueue({ concurrency: Math.max(1, Math.min(4, availableParallelism() - 1)) }),
  );

/** A hash of nothing anyone knows: verifying against it takes as long as a real one. */
const dummyHash = () => processSingleton("dummy-password-hash", () => hash(crypto.randomUUID(), COST));

/** Waits for a turn on the thread pool. Throws UNAVAILABLE when too many wait already. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (queue().size >= WAITING_MAX) throw new DomainError("UNAVAILABLE", { retryAfterSeconds: 5 });
  return queue().add(work);
}

/** Hashes a password (NFKC-normalised, so that é is é however it was typed) into a PHC string. Throws UNAVAILABLE. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password.normalize("NFKC"), COST));

/**
 * Whether the password belongs to the hash. Without a hash (an unknown name) it takes the same time and says no.
 * Throws UNAVAILABLE when the queue is full.
 */
export async function verifyPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const reference = passwordHash ?? (await dummyHash());
  const matches = await inTurn(() => verify(reference, password.normalize("NFKC")));
  return matches && passwordHash != null;
}

/** Whether a hash costs less than new ones do, so that the next log-in should replace it. */
export function isOutdatedHash(passwordHash: string): boolean {
  const [, m, t] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(passwordHash) ?? [];
  return Number(m ?? 0) < (COST.memoryCost ?? 0) || Number(t ?? 0) < (COST.timeCost ?? 0);
}
