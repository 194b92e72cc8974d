import type { RateLimiterAbstract } from "rate-limiter-flexible";
import { environment } from "../env";
import { DomainError, type ErrorCode } from "../errors";
import { sha256 } from "./digest";
import { createLimiter, type Limit, limitedAddress } from "./limiter";
import { processSingleton } from "./process-singleton";

/** Wrong passwords that one account takes from one address (`docs/rate-limits.md`). */
export const WRONG_PASSWORDS = { name: "wrong_passwords", points: 10, seconds: 15 * 60 } as const satisfies Limit;

/** Wrong passwords that one address tries, over all accounts and doors. */
export const WRONG_PASSWORDS_OF_ADDRESS = {
  name: "wrong_passwords_of_address",
  points: 100,
  seconds: 15 * 60,
} as const satisfies Limit;

/** License keys that do not exist, which one application takes from one address. */
export const WRONG_KEYS = { name: "wrong_keys", points: 30, seconds: 60 } as const satisfies Limit;

/** The attempts on one key in this process: callers inside, attempts under way and ended, and who waits for an end. */
type Gate = { callers: number; flying: number; landings: number; waiting: (() => void)[] };

/** Runs `attempt`, unless too many were wrong lately: then RATE_LIMITED, without running it. */
export type GuessThrottle = (key: string, attempt: () => Promise<boolean>) => Promise<boolean>;

/**
 * Counts wrong attempts per key. No more attempts are under way at once than may still be wrong, so that guesses sent
 * together count like guesses sent one after the other; right ones wait their turn and cost nothing.
 */
export function createGuessThrottle(limiter: RateLimiterAbstract): GuessThrottle {
  const gates = new Map<string, Gate>();

  async function enter(key: string, gate: Gate): Promise<void> {
    for (;;) {
      const seen = gate.landings;
      const record = await limiter.get(key);
      // An attempt that landed meanwhile may not be in the record.
      if (gate.landings !== seen) continue;
      const wrong = record?.consumedPoints ?? 0;
      if (wrong >= limiter.points) {
        throw new DomainError("RATE_LIMITED", { retryAfterSeconds: Math.max(1, (record?.msBeforeNext ?? 0) / 1000) });
      }
      if (wrong + gate.flying < limiter.points) {
        gate.flying += 1;
        return;
      }
      await new Promise<void>((resolve) => gate.waiting.push(resolve));
    }
  }

  function land(gate: Gate): void {
    gate.flying -= 1;
    gate.landings += 1;
    for (const wake of gate.waiting.splice(0)) wake();
  }

  return async (key, attempt) => {
    const gate = gates.get(key) ?? { callers: 0, flying: 0, landings: 0, waiting: [] };
    gates.set(key, gate);
    gate.callers += 1;
    try {
      await enter(key, gate);
      try {
        const isRight = await attempt();
        if (!isRight) await limiter.penalty(key);
        return isRight;
      } finally {
        land(gate);
      }
    } finally {
      gate.callers -= 1;
      if (gate.callers === 0) gates.delete(key);
    }
  };
}

const sharedThrottle = (limit: Limit) =>
  processSingleton(`guess-throttle-${limit.name}`, () => createGuessThrottle(createLimiter(limit)));

/**
 * One guess at the password of `subject` (an account or user, whatever door it came through) from address `ip`.
 * After 10 wrong ones in 15 minutes every further one is RATE_LIMITED, the right one too; other subjects and addresses
 * are not touched. After 100 wrong ones for whatever subjects every further one of that address is RATE_LIMITED.
 * RATE_LIMITS=off switches it off.
 */
export function throttleGuesses(subject: string, ip: string, attempt: () => Promise<boolean>): Promise<boolean> {
  if (!environment().rateLimits) return attempt();
  const address = limitedAddress(ip);
  return sharedThrottle(WRONG_PASSWORDS)(sha256(`${subject} ${address}`), () =>
    sharedThrottle(WRONG_PASSWORDS_OF_ADDRESS)(sha256(address), attempt),
  );
}

/**
 * Whatever tries a license key on an application: it counts as a guess when it ends with `guessedBy`, LICENSE_NOT_FOUND
 * unless told. After 30 of those in a minute from one address, further tries are RATE_LIMITED; other applications and
 * addresses are not touched. RATE_LIMITS=off switches it off.
 */
export async function throttleKeyGuesses<T>(
  appId: string,
  ip: string,
  attempt: () => Promise<T>,
  guessedBy: ErrorCode = "LICENSE_NOT_FOUND",
): Promise<T> {
  if (!environment().rateLimits) return attempt();
  let outcome: (() => T) | undefined;
  await sharedThrottle(WRONG_KEYS)(`${appId} ${limitedAddress(ip)}`, async () => {
    try {
      const value = await attempt();
      outcome = () => value;
      return true;
    } catch (thrown) {
      if (!(thrown instanceof DomainError) || thrown.code !== guessedBy) throw thrown;
      outcome = () => {
        throw thrown;
      };
      return false;
    }
  });
  if (!outcome) throw new Error("the attempt neither ended nor failed");
  return outcome();
}
