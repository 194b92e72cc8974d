import type { Redis } from "ioredis";
import { RateLimiterRes } from "rate-limiter-flexible";
import { DomainError } from "../errors";
import { brandErrors } from "./brand";
import { createLimiter, type Limit } from "./limiter";

/** What is left of a limit. */
export type Quota = { limit: Limit; remaining: number; resetSeconds: number };

/** A limit that was reached, with when it opens again. */
export class LimitReached extends DomainError {
  static {
    brandErrors("LimitReached", LimitReached);
  }

  constructor(readonly quota: Quota) {
    super("RATE_LIMITED", { retryAfterSeconds: quota.resetSeconds });
  }
}

/** Takes points of `key`, one if not told otherwise, and tells what is left. Throws LimitReached (RATE_LIMITED). */
export type RateLimit = (key: string, points?: number) => Promise<Quota>;

/** Counts requests against a limit, in Redis or in this process (`createLimiter`). */
export function createRateLimit(limit: Limit, redis?: Redis | null): RateLimit {
  const limiter = createLimiter(limit, redis);
  const toQuota = (left: RateLimiterRes): Quota => ({
    limit,
    remaining: left.remainingPoints,
    resetSeconds: Math.max(1, Math.ceil(left.msBeforeNext / 1000)),
  });
  return async (key, points = 1) => {
    try {
      return toQuota(await limiter.consume(key, points));
    } catch (thrown) {
      throw thrown instanceof RateLimiterRes ? new LimitReached(toQuota(thrown)) : thrown;
    }
  };
}
