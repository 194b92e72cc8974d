import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { createEliteWorld, type EliteWorld, elite, WORLD_PASSWORD } from "@/server/test/elite";

const extend = (world: EliteWorld, key: string, params: Record<string, unknown> = { days: 1 }) =>
  elite(world, "user.extend", { username: "xela", ...params }, { "idempotency-key": key });

const expiry = (reply: { body: Record<string, unknown> }) =>
  (reply.body["user"] as Record<string, unknown> | undefined)?.["expiry_date"];

describe("Idempotency-Key", () => {
  test("the same request twice happens once, and answers the same bytes", async () => {
    const world = await createEliteWorld();
    const first = await extend(world, "one");
    const again = await extend(world, "one");
    expect(expiry(first)).toBe("2099-01-02T00:00:00.000Z");
    expect(again.text).toBe(first.text);
    expect(expiry(await extend(world, "two"))).toBe("2099-01-03T00:00:00.000Z");
  });

  test("sent 20 times at once it happens once; each answer is the reply or that it is under way", async () => {
    const world = await createEliteWorld();
    const replies = await Promise.all(Array.from({ length: 20 }, () => extend(world, "parallel")));
    const done = replies.filter(({ status }) => status === 200).map(expiry);
    const busy = replies.filter(({ body }) => body["code"] === "REQUEST_IN_PROGRESS");
    expect(done.length + busy.length).toBe(20);
    expect(new Set(done)).toEqual(new Set(["2099-01-02T00:00:00.000Z"]));
  });

  test("the same key for something else is refused and does nothing", async () => {
    const world = await createEliteWorld();
    await extend(world, "mine");
    const other = await extend(world, "mine", { days: 2 });
    expect(other).toMatchObject({ status: 400, body: { code: "INVALID_PARAMETERS" } });
    expect(other.body["message"]).toMatch(/^Idempotency-Key: /);
  });

  test("a refused request leaves its key unused", async () => {
    const world = await createEliteWorld();
    expect((await extend(world, "later", { days: 1, username: "soon" })).status).toBe(404);
    const generate = { username: "soon", password: "p", subscription: "default", expiry_date: "2099-01-01" };
    await elite(world, "user.generate", generate);
    expect((await extend(world, "later", { days: 1, username: "soon" })).status).toBe(200);
  });

  test("one account's key is not another's", async () => {
    const [a, b] = [await createEliteWorld(), await createEliteWorld()];
    await extend(a, "shared");
    expect(expiry(await extend(b, "shared"))).toBe("2099-01-02T00:00:00.000Z");
  });

  test("after a day the key is free again", async () => {
    const world = await createEliteWorld();
    await extend(world, "old");
    const { idempotencyRecords } = schema;
    const longAgo = new Date(Date.now() - 24 * 3_600_000 - 1);
    await world.owner.ctx.db.update(idempotencyRecords).set({ createdAt: longAgo });
    expect(expiry(await extend(world, "old"))).toBe("2099-01-03T00:00:00.000Z");
  });

  test.each(["", "x".repeat(256)])("%j is no key: 400", async (key) => {
    const world = await createEliteWorld();
    expect((await extend(world, key)).status).toBe(400);
  });

  test("a check of a password is never answered from memory", async () => {
    const world = await createEliteWorld();
    const verify = () =>
      elite(
        world,
        "user.verify_password",
        { username: "xela", password: WORLD_PASSWORD },
        { "idempotency-key": "verify" },
      );
    expect((await verify()).status).toBe(200);
    await elite(world, "user.reset_password", { username: "xela", new_password: "other" });
    expect((await verify()).status).toBe(401);
  });

  test("neither passwords nor keys lie open in the saved reply", async () => {
    const world = await createEliteWorld();
    const reply = await elite(world, "user.reset_password", { username: "xela" }, { "idempotency-key": "secret" });
    const rows = await world.owner.ctx.db.select().from(schema.idempotencyRecords);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(String(reply.body["new_password"]));
  });
});
