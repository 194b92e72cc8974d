import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { verifyPassword } from "@/server/lib/password";
import { newId } from "@/server/lib/random-key";
import { call } from "@/server/test/seller";
import { createTestUser, createTestWorld } from "@/server/test/world";

const DAY = 86_400_000;

type Row = Record<string, unknown>;

describe("users", () => {
  const userOf = (reply: { body: Row }) => reply.body["user"] as Row;

  test("adduser: without pass the default password, and a warning", async () => {
    const world = await createTestWorld();
    const reply = await call("adduser", world, { pass: undefined });
    expect(reply.body["warning"]).toContain("default");
    expect(userOf(reply)).toMatchObject({ username: "new-player", subscription: "default", expires_at: null });
    const { users } = schema;
    const [row] = await world.owner.ctx.db
      .select()
      .from(users)
      .where(eq(users.id, String(userOf(reply)["id"])));
    expect(await verifyPassword(row?.passwordHash, "default", { ip: "192.0.2.1" })).toBe(true);
  });

  test("adduser: with sub and expiry, without a warning; a taken name is 409, an unknown sub 404", async () => {
    const world = await createTestWorld();
    const reply = await call("adduser", world, { sub: "premium", expiry: 3 });
    expect(reply.body).not.toHaveProperty("warning");
    expect(userOf(reply)).toMatchObject({ subscription: "Premium", level: 2 });
    const end = new Date(String(userOf(reply)["expires_at"])).getTime();
    expect(Math.abs(end - Date.now() - 3 * DAY)).toBeLessThan(60_000);
    const again = await call("adduser", world);
    expect([again.status, again.body["code"]]).toEqual([409, "USERNAME_TAKEN"]);
    const unknown = await call("adduser", world, { user: "x", sub: "Gold" });
    expect([unknown.status, unknown.body["code"]]).toEqual([404, "SUBSCRIPTION_NOT_FOUND"]);
  });

  test("userdata, banuser, unbanuser, resetuser, deleteuser: each shows what it did", async () => {
    const world = await createTestWorld();
    expect(userOf(await call("userdata", world))).toMatchObject({ id: world.user.id, hwid: "HWID-1", banned: 0 });
    expect(userOf(await call("banuser", world, { reason: "spam" }))).toMatchObject({ banned: 1, ban_reason: "spam" });
    expect(userOf(await call("unbanuser", world))).toMatchObject({ banned: 0, ban_reason: null });
    expect(userOf(await call("resetuser", world))).toMatchObject({ hwid: null });
    expect((await call("deleteuser", world)).body).toEqual({ success: true, message: "User deleted" });
    expect((await call("userdata", world)).status).toBe(404);
  });

  test("extend and subtract are exact", async () => {
    const world = await createTestWorld();
    const end = async () => new Date(String(userOf(await call("userdata", world))["expires_at"])).getTime();
    const start = await end();
    await call("extend", world);
    expect(await end()).toBe(start + 30 * DAY);
    await call("extend", world, { expiry: 2 });
    await call("subtract", world, { seconds: 86_401 });
    expect(await end()).toBe(start + 31 * DAY - 1_000);
    expect(userOf(await call("extend", world, { sub: "PREMIUM", expiry: 1 }))).toMatchObject({
      subscription: "Premium",
    });
    expect(await end()).toBe(start + 32 * DAY - 1_000);
    const unknown = await call("extend", world, { sub: "Gold" });
    expect([unknown.status, unknown.body["code"]]).toEqual([404, "SUBSCRIPTION_NOT_FOUND"]);
    expect(await end()).toBe(start + 32 * DAY - 1_000);
  });

  test("extend and subtract refuse what never ends", async () => {
    const world = await createTestWorld();
    const { username } = await createTestUser(world.owner, world.app, world.tier, { expiresAt: null });
    for (const type of ["extend", "subtract"] as const) {
      const reply = await call(type, world, { user: username });
      expect([reply.status, reply.body["code"]]).toEqual([400, "INVALID_INPUT"]);
    }
  });

  test("setvar and getvar: the value, empty without data; an unknown one is 404", async () => {
    const world = await createTestWorld();
    expect((await call("getvar", world)).body).toMatchObject({ var: "coins", response: "7" });
    expect((await call("setvar", world)).body).toMatchObject({ var: "coins", response: "8" });
    expect((await call("getvar", world)).body).toMatchObject({ response: "8" });
    expect((await call("setvar", world, { data: undefined })).body).toMatchObject({ response: "" });
    expect((await call("getvar", world)).body).toMatchObject({ response: "" });
    const unknown = await call("getvar", world, { var: "gems" });
    expect([unknown.status, unknown.body["code"]]).toEqual([404, "VARIABLE_NOT_FOUND"]);
  });

  test("fetchallusers: all, with their number", async () => {
    const world = await createTestWorld();
    await createTestUser(world.owner, world.app, world.tier, { username: "second" });
    const { body } = await call("fetchallusers", world);
    expect(body["total"]).toBe(2);
    expect((body["users"] as Row[]).map(({ username }) => username).sort()).toEqual(
      ["second", world.user.username].sort(),
    );
  });

  test("delexpusers: those of whom nothing runs any more, and nobody else", async () => {
    const world = await createTestWorld();
    const { owner, app, tier, premium } = world;
    const past = new Date(Date.now() - DAY);
    const make = (username: string, more: Parameters<typeof createTestUser>[3] = {}) =>
      createTestUser(owner, app, tier, { username, expiresAt: past, ...more });
    await make("expired");
    await make("lifetime", { expiresAt: null });
    await make("frozen", { frozenAt: new Date(past.getTime() - DAY) });
    const renewed = await make("renewed");
    const bare = await make("never had one");
    const { db } = owner.ctx;
    await db.insert(schema.grants).values({
      ...{ id: newId(), appId: app.id, userId: renewed.id },
      ...{ subscriptionId: premium.id, level: 2, expiresAt: new Date(Date.now() + DAY) },
    });
    await db.delete(schema.grants).where(eq(schema.grants.userId, bare.id));
    expect((await call("delexpusers", world)).body["deleted"]).toBe(1);
    const left = (await call("fetchallusers", world)).body["users"] as Row[];
    expect(left.map(({ username }) => username).sort()).toEqual(
      ["frozen", "lifetime", "never had one", "renewed", world.user.username].sort(),
    );
  });
});
