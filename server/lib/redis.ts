import { Redis } from "ioredis";
import { environment } from "../env";
import { logger } from "./logger";
import { processSingleton } from "./process-singleton";

/**
 * The Redis (or Valkey) that instances share, by REDIS_URL; null without one. Commands fail at once while it is away,
 * so callers need something to fall back on.
 */
export const sharedRedis = (): Redis | null =>
  processSingleton("redis", () => {
    const { redisUrl } = environment();
    if (!redisUrl) return null;
    const client = new Redis(redisUrl, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      connectTimeout: 1_500,
      // A Redis that accepts and says nothing is away too.
      commandTimeout: 250,
    });
    client.on("error", (error: unknown) => logger().warn({ err: error }, "Redis is away"));
    return client;
  });
