import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible";
import { environment } from "../env";
import { DomainError } from "../errors";
import { sha256 } from "./digest";
import { processSingleton } from "./process-singleton";
import { sharedRedis } from "./redis";

/** Wrong passwords that one account takes from one address within the window (contract section 7). */
export const WRONG_GUESSES_MAX = 10;
const WINDOW_SECONDS = 15 * 60;

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
      if (wrong >= WRONG_GUESSES_MAX) {
        throw new DomainError("RATE_LIMITED", { retryAfterSeconds: Math.max(1, (record?.msBeforeNext ?? 0) / 1000) });
      }
      if (wrong + gate.flying < WRONG_GUESSES_MAX) {
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

const sharedThrottle = () =>
  processSingleton("guess-throttle", () => {
    const options = { keyPrefix: "latchkey:guess", points: WRONG_GUESSES_MAX, duration: WINDOW_SECONDS };
    const memory = new RateLimiterMemory(options);
    const redis = sharedRedis();
    return createGuessThrottle(
      redis ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory }) : memory,
    );
  });

/**
 * One guess at the password of `subject` (an account or user, whatever door it came through) from address `ip`.
 * After 10 wrong ones in 15 minutes every further one is RATE_LIMITED, the right one too; other subjects and addresses
 * are not touched. RATE_LIMITS=off switches it off.
 */
export function throttleGuesses(subject: string, ip: string, attempt: () => Promise<boolean>): Promise<boolean> {
  if (!environment().rateLimits) return attempt();
  return sharedThrottle()(sha256(`${subject} ${ip}`), attempt);
}
