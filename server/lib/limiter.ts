import type { Redis } from "ioredis";
import ipaddr from "ipaddr.js";
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible";
import { sharedRedis } from "./redis";

/** So many points in a window that begins with the first of them; `name` keeps counters of one kind apart. */
export type Limit = Readonly<{ name: string; points: number; seconds: number }>;

/**
 * Counters for a limit: in the Redis that instances share, else in this process. While Redis is away each instance
 * counts for itself, so a limit then holds per instance.
 */
export function createLimiter(
  { name, points, seconds }: Limit,
  redis: Redis | null = sharedRedis(),
): RateLimiterAbstract {
  const options = { keyPrefix: `latchkey:${name}`, points, duration: seconds };
  const memory = new RateLimiterMemory(options);
  if (!redis) return memory;
  return new RateLimiterRedis({
    ...options,
    storeClient: redis,
    insuranceLimiter: memory,
    rejectIfRedisNotReady: true,
    // Who is over the limit costs no round trip any more.
    inMemoryBlockOnConsumed: points + 1,
  });
}

/**
 * What counts as one address: an IPv4 address, or a /64 network of IPv6, since that is the least that a subscriber is
 * given and all of it is theirs to choose from.
 */
export function limitedAddress(ip: string): string {
  if (!ip.includes(":") || !ipaddr.isValid(ip)) return ip;
  const parsed = ipaddr.parse(ip);
  return parsed.kind() === "ipv6" ? `${parsed.toByteArray().slice(0, 8).join(".")}/64` : ip;
}
