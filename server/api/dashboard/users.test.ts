import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { verifyPassword } from "@/server/lib/password";
import { dashboard } from "@/server/test/doors";
import { createTestLicense } from "@/server/test/factories";
import { createTestUser, createTestWorld, type TestWorld } from "@/server/test/world";

const DAY = 86_400_000;

type User = Record<string, unknown>;
const userOf = (reply: { body: Record<string, unknown> }) => reply.body["user"] as User;

const sessionsOf = ({ owner }: TestWorld, userId: string) =>
  owner.ctx.db.$count(schema.sessions, eq(schema.sessions.userId, userId));

describe("POST /api/dashboard/users/:appId", () => {
  const create = (world: TestWorld, body: unknown) =>
    dashboard(`POST /api/dashboard/users/${world.app.id}`, { ...world.owner, body });

  test("201: with the default tier, no expiry, and a password of argon2id", async () => {
    const world = await createTestWorld();
    const reply = await create(world, { username: "Ann", password: "pässword", email: "ann@example.com" });
    expect(reply.status).toBe(201);
    expect(userOf(reply)).toEqual({
      id: expect.any(String),
      username: "Ann",
      email: "ann@example.com",
      hwid: null,
      ip: null,
      level: 1,
      subscription: "default",
      expires_at: null,
      banned: 0,
      ban_reason: null,
      paused: 0,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      last_login: null,
    });
    expect(reply.text).not.toContain("argon2");
    const { users } = schema;
    const [row] = await world.owner.ctx.db
      .select()
      .from(users)
      .where(eq(users.id, String(userOf(reply)["id"])));
    expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(row?.passwordHash, "pässword", { ip: "192.0.2.1" })).toBe(true);
  });

  test.each([
    [{ subscription_name: "PREMIUM" }, { level: 2, subscription: "Premium" }],
    [{ level: 2 }, { level: 2, subscription: "Premium" }],
    [{ level: 9 }, { level: 9, subscription: "default" }],
    [
      { level: 7, subscription_name: "premium" },
      { level: 7, subscription: "Premium" },
    ],
    [{ level: "1" }, { level: 1, subscription: "default" }],
  ])("201: %j gives %j", async (fields, expected) => {
    const reply = await create(await createTestWorld(), { username: "Ann", password: "p", ...fields });
    expect(reply.status).toBe(201);
    expect(userOf(reply)).toMatchObject(expected);
  });

  test("201: subscription_days count from now", async () => {
    const before = Date.now();
    const reply = await create(await createTestWorld(), { username: "Ann", password: "p", subscription_days: 30 });
    const end = new Date(String(userOf(reply)["expires_at"])).getTime() - 30 * DAY;
    expect(end).toBeGreaterThanOrEqual(before);
    expect(end).toBeLessThanOrEqual(Date.now());
  });

  test("404: an unknown tier; nobody is made", async () => {
    const world = await createTestWorld();
    const reply = await create(world, { username: "Ann", password: "p", subscription_name: "Gold" });
    expect(reply.status).toBe(404);
    expect(reply.body["code"]).toBe("SUBSCRIPTION_NOT_FOUND");
    expect(await world.owner.ctx.db.$count(schema.users, eq(schema.users.appId, world.app.id))).toBe(1);
  });

  test("409: a name that is taken, of 50 at once all but one", { timeout: 60_000 }, async () => {
    const world = await createTestWorld();
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => create(world, { username: "Ann", password: "p" })),
    );
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = replies.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(49);
    expect(refused[0]?.body["code"]).toBe("USERNAME_TAKEN");
    const other = await createTestWorld();
    expect((await create(other, { username: "Ann", password: "p" })).status).toBe(201);
  });

  test("unknown fields are ignored and never stored", async () => {
    const world = await createTestWorld();
    const hostile = { id: "mine", appId: "other", banned: 1, passwordHash: "x", licenseId: world.license.id };
    const reply = await create(world, { username: "Ann", password: "p", ...hostile, __proto__: { level: 9 } });
    expect(userOf(reply)).toMatchObject({ banned: 0, level: 1 });
    expect(userOf(reply)["id"]).not.toBe("mine");
  });
});

describe("GET /api/dashboard/users/:appId", () => {
  const list = (world: TestWorld, query = "") =>
    dashboard(`GET /api/dashboard/users/${world.app.id}${query}`, world.owner);
  const names = (reply: { body: Record<string, unknown> }) =>
    (reply.body["users"] as User[]).map(({ username }) => username);

  test("200: pages, newest first, with totals", async () => {
    const world = await createTestWorld();
    const at = (n: number) => new Date(Date.now() + n * 1_000);
    for (const n of [1, 2, 3, 4]) {
      await createTestUser(world.owner, world.app, world.tier, { username: `user-${n}`, createdAt: at(n) });
    }
    const first = await list(world, "?limit=2");
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ success: true, total: 5, page: 1, limit: 2, pages: 3 });
    expect(names(first)).toEqual(["user-4", "user-3"]);
    expect(names(await list(world, "?limit=2&page=3"))).toEqual([world.user.username]);
    expect(names(await list(world, "?page=9"))).toEqual([]);
    expect((await list(world)).body).toMatchObject({ limit: 50, pages: 1 });
  });

  test("200: search finds username, email, HWID and IP, and takes % and _ as they are", async () => {
    const world = await createTestWorld();
    const { owner, app, tier } = world;
    await createTestUser(owner, app, tier, { username: "Needle" });
    await createTestUser(owner, app, tier, { username: "b", email: "x-needle@example.com" });
    await createTestUser(owner, app, tier, { username: "c", hwid: "S-1-NEEDLE-5" });
    await createTestUser(owner, app, tier, { username: "d", lastIp: "198.51.100.77" });
    await createTestUser(owner, app, tier, { username: "100%_sure" });
    const found = await list(world, "?search=needle");
    expect(names(found).sort()).toEqual(["Needle", "b", "c"]);
    expect(found.body["total"]).toBe(3);
    expect(names(await list(world, "?search=51.100.7"))).toEqual(["d"]);
    expect(names(await list(world, `?search=${encodeURIComponent("%_")}`))).toEqual(["100%_sure"]);
    expect(names(await list(world, "?search=nobody"))).toEqual([]);
  });
});

describe("GET /api/dashboard/users/:appId/:userId", () => {
  test("200: the user with their variables", async () => {
    const world = await createTestWorld();
    const reply = await dashboard(`GET /api/dashboard/users/${world.app.id}/${world.user.id}`, world.owner);
    expect(reply.status).toBe(200);
    expect(userOf(reply)).toMatchObject({
      username: world.user.username,
      hwid: "HWID-1",
      ip: "203.0.113.9",
      variables: [{ id: world.userVariable.id, key: "coins", value: "7" }],
    });
  });

  test("the HWID shown is the one that was bound first", async () => {
    const world = await createTestWorld();
    await world.owner.ctx.db
      .insert(schema.userHwids)
      .values({ appId: world.app.id, userId: world.user.id, hwid: "A-LATER", createdAt: new Date(Date.now() + DAY) });
    const reply = await dashboard(`GET /api/dashboard/users/${world.app.id}/${world.user.id}`, world.owner);
    expect(userOf(reply)["hwid"]).toBe("HWID-1");
  });
});

describe("operations on one user", () => {
  const on = (world: TestWorld, action: string, body?: unknown) =>
    dashboard(`POST /api/dashboard/users/${world.app.id}/${world.user.id}/${action}`, { ...world.owner, body });

  test("ban: 200, the reason shows; unban takes both back", async () => {
    const world = await createTestWorld();
    const banned = await on(world, "ban", { reason: "Chargeback" });
    expect(banned.status).toBe(200);
    expect(userOf(banned)).toMatchObject({ banned: 1, ban_reason: "Chargeback" });
    expect(userOf(await on(world, "ban"))).toMatchObject({ banned: 1, ban_reason: null });
    expect(userOf(await on(world, "unban"))).toMatchObject({ banned: 0, ban_reason: null });
    expect((await on(world, "unban")).status).toBe(200);
  });

  test("pause and unpause: 200", async () => {
    const world = await createTestWorld();
    expect(userOf(await on(world, "pause"))).toMatchObject({ paused: 1, banned: 0 });
    expect(userOf(await on(world, "unpause"))).toMatchObject({ paused: 0 });
  });

  test("reset-hwid: 200, nothing is bound any more", async () => {
    const world = await createTestWorld();
    expect(userOf(await on(world, "reset-hwid"))).toMatchObject({ hwid: null });
    const { userHwids } = schema;
    expect(await world.owner.ctx.db.$count(userHwids, eq(userHwids.userId, world.user.id))).toBe(0);
    expect((await on(world, "reset-hwid")).status).toBe(200);
  });

  test("extend: 30 days unless said otherwise, on top of what is left", async () => {
    const world = await createTestWorld();
    const read = await dashboard(`GET /api/dashboard/users/${world.app.id}/${world.user.id}`, world.owner);
    const start = new Date(String(userOf(read)["expires_at"])).getTime();
    const extended = await on(world, "extend");
    expect(extended.status).toBe(200);
    expect(userOf(extended)["expires_at"]).toBe(new Date(start + 30 * DAY).toISOString());
    const moved = await on(world, "extend", { days: 5, subscription_name: "premium" });
    expect(userOf(moved)).toMatchObject({
      subscription: "Premium",
      level: 2,
      expires_at: new Date(start + 35 * DAY).toISOString(),
    });
    const unknown = await on(world, "extend", { subscription_name: "Gold" });
    expect([unknown.status, unknown.body["code"]]).toEqual([404, "SUBSCRIPTION_NOT_FOUND"]);
  });

  test("delete: 200, all that is kept for the user goes, the second time 404", async () => {
    const world = await createTestWorld();
    const heading = `DELETE /api/dashboard/users/${world.app.id}/${world.user.id}`;
    const reply = await dashboard(heading, world.owner);
    expect(reply.body).toEqual({ success: true, message: "User deleted" });
    expect(await sessionsOf(world, world.user.id)).toBe(0);
    const { userVariables, grants } = schema;
    expect(await world.owner.ctx.db.$count(userVariables, eq(userVariables.userId, world.user.id))).toBe(0);
    expect(await world.owner.ctx.db.$count(grants, eq(grants.userId, world.user.id))).toBe(0);
    const again = await dashboard(heading, world.owner);
    expect([again.status, again.body["code"]]).toEqual([404, "USER_NOT_FOUND"]);
  });

  test("delete all: 200 with the number, other applications stay as they are", async () => {
    const world = await createTestWorld();
    await createTestUser(world.owner, world.app, world.tier);
    const license = await createTestLicense(world.owner, world.app);
    await createTestUser(world.owner, world.app, world.tier, { licenseId: license.id });
    const other = await createTestWorld();
    const reply = await dashboard(`DELETE /api/dashboard/users/${world.app.id}/all/users`, world.owner);
    expect(reply.body).toMatchObject({ success: true, deleted: 3 });
    const list = await dashboard(`GET /api/dashboard/users/${world.app.id}`, world.owner);
    expect(list.body).toMatchObject({ users: [], total: 0 });
    expect(await sessionsOf(other, other.user.id)).toBe(1);
  });
});
