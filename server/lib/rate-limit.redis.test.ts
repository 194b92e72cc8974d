import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import type { Redis } from "ioredis";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createGuessThrottle } from "./guess-throttle";
import { createLimiter } from "./limiter";
import { newId } from "./random-key";
import { createRateLimit, type RateLimit } from "./rate-limit";
import { connectRedis } from "./redis";

const REDIS_URL = new URL(process.env["LATCHKEY_TEST_REDIS_URL"] ?? "");

const closing: (() => unknown)[] = [];

afterEach(() => {
  for (const close of closing.splice(0).reverse()) close();
});

/** A connection such as one instance of the server has. */
async function instance(url = REDIS_URL.href): Promise<Redis> {
  const redis = connectRedis(url);
  closing.push(() => redis.disconnect());
  if (redis.status !== "ready") await once(redis, "ready");
  return redis;
}

/** Something between an instance and Redis that can be cut off, or made to swallow what it hears. */
async function wire() {
  const sockets = new Set<Socket>();
  let isDeaf = false;
  const server = createServer((near) => {
    const far = connect(Number(REDIS_URL.port), REDIS_URL.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    }
    near.on("data", (chunk) => isDeaf || far.write(chunk)).on("close", () => far.destroy());
    far.on("data", (chunk) => near.write(chunk)).on("close", () => near.destroy());
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const cut = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  closing.push(cut);
  const deafen = () => {
    isDeaf = true;
  };
  return { url: `redis://127.0.0.1:${port}`, cut, deafen, mend: () => listen(port) };
}

const LIMIT = { name: "test", points: 20, seconds: 60 };

/** How many of so many requests at once are answered. */
async function admitted(limits: RateLimit[], key: string, each: number) {
  const takes = limits.flatMap((limit) => Array.from({ length: each }, () => limit(key)));
  const outcomes = await Promise.allSettled(takes);
  const refusals = outcomes.filter((outcome) => outcome.status === "rejected");
  for (const { reason } of refusals) expect(reason).toMatchObject({ code: "RATE_LIMITED" });
  return outcomes.length - refusals.length;
}

describe("limits in Redis", () => {
  test("hold over all instances together, however many ask at once", async () => {
    const limits = [createRateLimit(LIMIT, await instance()), createRateLimit(LIMIT, await instance())];
    const [busy, other] = [newId(), newId()];
    expect(await admitted(limits, busy, 50)).toBe(LIMIT.points);
    expect(await admitted(limits, busy, 5)).toBe(0);
    expect(await admitted(limits, other, 5)).toBe(10);
  });

  test("say what is left and when to come back", async () => {
    const limit = createRateLimit(LIMIT, await instance());
    const key = newId();
    expect(await limit(key)).toEqual({ limit: LIMIT, remaining: LIMIT.points - 1, resetSeconds: 60 });
    await admitted([limit], key, LIMIT.points);
    await expect(limit(key)).rejects.toMatchObject({ code: "RATE_LIMITED", quota: { remaining: 0 } });
  });

  test("open again when the window is over", async () => {
    const limit = createRateLimit({ ...LIMIT, seconds: 1 }, await instance());
    const key = newId();
    expect(await admitted([limit], key, 30)).toBe(LIMIT.points);
    await vi.waitFor(() => limit(key), { timeout: 3_000, interval: 100 });
  });

  test("of wrong guesses hold over all instances, too", async () => {
    const wrong = { name: "test_wrong", points: 10, seconds: 60 };
    const throttles = [await instance(), await instance()].map((redis) =>
      createGuessThrottle(createLimiter(wrong, redis)),
    );
    const key = newId();
    let ran = 0;
    for (let n = 0; n < 20; n++) {
      const guess = async () => {
        ran += 1;
        return false;
      };
      await throttles[n % 2]?.(key, guess).catch(() => undefined);
    }
    expect(ran).toBe(10);
  });
});

describe("while Redis is away", () => {
  test("an instance counts for itself, at once, and goes back to Redis when it can", async () => {
    const line = await wire();
    const redis = await instance(line.url);
    const [near, far] = [createRateLimit(LIMIT, redis), createRateLimit(LIMIT, await instance())];
    line.cut();
    await once(redis, "close");
    const began = performance.now();
    expect(await admitted([near], newId(), 50)).toBe(LIMIT.points);
    expect(performance.now() - began).toBeLessThan(500);
    await line.mend();
    await once(redis, "ready");
    const key = newId();
    expect((await admitted([near], key, 15)) + (await admitted([far], key, 15))).toBe(LIMIT.points);
  });

  test("a Redis that accepts and says nothing holds nobody up for long", async () => {
    const line = await wire();
    const limit = createRateLimit(LIMIT, await instance(line.url));
    line.deafen();
    const began = performance.now();
    expect(await admitted([limit], newId(), 50)).toBe(LIMIT.points);
    expect(performance.now() - began).toBeLessThan(1_500);
  });
});
