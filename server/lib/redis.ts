import { Redis } from "ioredis";
import { environment } from "../env";
import { logger } from "./logger";
import { processSingleton } from "./process-singleton";

/** A connection that makes itself anew. Commands fail at once while Redis is away, so callers need a second way. */
export function connectRedis(url: string): Redis {
  const client = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: 1_500,
    // A Redis that accepts and says nothing is away too.
    commandTimeout: 250,
  });
  client.on("error", (error: unknown) => logger().warn({ err: error }, "Redis is away"));
  return client;
}

/** The Redis (or Valkey) that instances share, by REDIS_URL; null without one. */
export const sharedRedis = (): Redis | null =>
  processSingleton("redis", () => {
    const { redisUrl } = environment();
    return redisUrl ? connectRedis(redisUrl) : null;
  });
