import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { generateLicenses } from "@/server/services/license";
import { dashboard } from "@/server/test/doors";
import { createTestAccount, createTestApp, createTestLicense } from "@/server/test/factories";

const DAY_MS = 86_400_000;

async function setUp() {
  const owner = await createTestAccount();
  const { app, tier } = await createTestApp(owner);
  return { owner, app, tier, path: `/api/dashboard/licenses/${app.id}` };
}
type World = Awaited<ReturnType<typeof setUp>>;

/** One license in each state that the list tells apart, and one that is partly used. */
async function createOneOfEach({ owner, app }: World) {
  const make = (overrides: Parameters<typeof createTestLicense>[2]) => createTestLicense(owner, app, overrides);
  const past = new Date(Date.now() - DAY_MS);
  return {
    active: await make({}),
    partly: await make({ maxUses: 2, uses: 1 }),
    used: await make({ uses: 1, usedBy: "mira", expiresAt: new Date(Date.now() + DAY_MS) }),
    expired: await make({ uses: 1, expiresAt: past }),
    paused: await make({ pausedAt: past }),
    banned: await make({ bannedAt: past }),
  };
}

/** A user who redeemed the license. */
async function createRedeemer({ owner, app, tier }: World, license: { id: string }) {
  const { db } = owner.ctx;
  const userId = newId();
  await db.insert(schema.users).values({ id: userId, appId: app.id, username: userId });
  const grant = { id: newId(), appId: app.id, userId, subscriptionId: tier.id, licenseId: license.id, level: 1 };
  await db.insert(schema.grants).values(grant);
  return { userId, hasGrant: async () => (await db.$count(schema.grants, eq(schema.grants.userId, userId))) > 0 };
}

const keysOf = (reply: { body: Record<string, unknown> }) =>
  (reply.body["licenses"] as { license_key: string }[]).map((license) => license.license_key);

const ROWS = [
  "GET /api/dashboard/licenses/:appId",
  "POST /api/dashboard/licenses/:appId",
  "POST /api/dashboard/licenses/:appId/:licenseId/ban",
  "POST /api/dashboard/licenses/:appId/:licenseId/unban",
  "POST /api/dashboard/licenses/:appId/:licenseId/pause",
  "POST /api/dashboard/licenses/:appId/:licenseId/unpause",
  "DELETE /api/dashboard/licenses/:appId/:licenseId",
  "DELETE /api/dashboard/licenses/:appId/unused/all",
  "DELETE /api/dashboard/licenses/:appId/used/all",
];
const at = (row: string, appId: string, licenseId: string) =>
  row.replace(":appId", appId).replace(":licenseId", licenseId);

describe.each(ROWS)("%s", (row) => {
  test("401: without a token", async () => {
    const reply = await dashboard(at(row, "a", "b"));
    expect(reply.status).toBe(401);
    expect(reply.body).toEqual({ success: false, message: "Invalid or expired token", code: "UNAUTHENTICATED" });
  });

  test("404: to a stranger as if the application were missing, and nothing changes", async () => {
    const world = await setUp();
    const license = await createTestLicense(world.owner, world.app);
    const stranger = await createTestAccount();
    const foreign = await dashboard(at(row, world.app.id, license.id), stranger);
    const missing = await dashboard(at(row, "nothing", "nothing"), stranger);
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(missing.text);
    const { body } = await dashboard(`GET ${world.path}`, world.owner);
    expect(body).toMatchObject({ total: 1, licenses: [{ id: license.id, status: "active" }] });
  });
});

describe.each(ROWS.filter((row) => row.includes(":licenseId")))("%s", (row) => {
  test("404: a license of another application of the same owner", async () => {
    const { owner, app } = await setUp();
    const other = await createTestApp(owner);
    const license = await createTestLicense(owner, other.app);
    const reply = await dashboard(at(row, app.id, license.id), owner);
    expect(reply.status).toBe(404);
    expect(reply.body).toMatchObject({ code: "LICENSE_NOT_FOUND" });
  });
});

describe("POST /api/dashboard/licenses/:appId", () => {
  const generate = ({ owner, path }: World, body: unknown) =>
    dashboard(`POST ${path}`, { account: owner.account, body });

  test("201: the document's example", async () => {
    const world = await setUp();
    const body = { count: 5, duration_days: 30, mask: "XXXX-XXXX-XXXX-XXXX", note: "Batch #1" };
    const reply = await generate(world, body);
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ success: true, count: 5 });
    expect(new Set(keysOf(reply)).size).toBe(5);
    for (const key of keysOf(reply)) expect(key).toMatch(/^[A-Z0-9]{4}(-[A-Z0-9]{4}){3}$/);
    const list = await dashboard(`GET ${world.path}`, world.owner);
    expect(list.body["licenses"]).toHaveLength(5);
    expect((list.body["licenses"] as unknown[])[0]).toMatchObject({
      status: "active",
      level: 1,
      duration_days: 30,
      max_uses: 1,
      uses: 0,
      device_limit: 1,
      note: "Batch #1",
      used_by: null,
      used_at: null,
      expires_at: null,
      created_by: world.owner.account.username,
    });
  });

  test("201: one key in the default form without a body", async () => {
    const world = await setUp();
    const reply = await dashboard(`POST ${world.path}`, world.owner);
    expect(reply.status).toBe(201);
    expect(keysOf(reply)).toEqual([expect.stringMatching(/^[A-Z0-9]{5}(-[A-Z0-9]{5}){4}$/)]);
  });

  test("201: everything but X and * is literal; numbers may be strings", async () => {
    const world = await setUp();
    const reply = await generate(world, { mask: "vip_x-XXX***", level: "7", max_uses: "3", count: "2" });
    for (const key of keysOf(reply)) expect(key).toMatch(/^vip_x-[A-Z0-9]{6}$/);
    const { body } = await dashboard(`GET ${world.path}`, world.owner);
    expect(body["licenses"]).toMatchObject([{ level: 7, max_uses: 3 }, { level: 7 }]);
  });

  test.each([
    ["count", 0],
    ["count", 501],
    ["count", ""],
    ["count", 1.5],
    ["mask", "XXXXX"],
    ["mask", "ABCDEF"],
    ["mask", "XXX XXX"],
    ["mask", "XXXXXX&a=1"],
    ["mask", "X".repeat(129)],
    ["duration_days", 0],
    ["duration_days", 36_501],
    ["duration_days", true],
    ["level", 0],
    ["max_uses", 0],
    ["max_uses", 1_000_001],
    ["note", "n".repeat(501)],
    ["note", "nul \u0000"],
  ])("400 naming %s: %j, and no key is made", async (field, value) => {
    const world = await setUp();
    const reply = await generate(world, { count: 2, [field]: value });
    expect(reply.status).toBe(400);
    expect(reply.body["message"]).toMatch(new RegExp(`^${field}: `));
    expect((await dashboard(`GET ${world.path}`, world.owner)).body["total"]).toBe(0);
  });

  test("500 keys at once, ten times in parallel, all different", async () => {
    const world = await setUp();
    const replies = await Promise.all(Array.from({ length: 10 }, () => generate(world, { count: 500 })));
    expect(new Set(replies.flatMap(keysOf)).size).toBe(5_000);
    const { body } = await dashboard(`GET ${world.path}?limit=1`, world.owner);
    expect(body).toMatchObject({ total: 5_000, pages: 5_000 });
  });

  test("keys that exist are drawn again; a mask without enough free keys makes none", async () => {
    const { owner, app } = await setUp();
    // Two different characters in six places: 64 keys in all.
    const few = { app: { id: app.id }, mask: "XXXXXX", characters: "AAAAAAAAAB" };
    const made = await generateLicenses(owner.ctx, { ...few, count: 3 });
    expect(new Set(made.map((license) => license.licenseKey)).size).toBe(3);
    await expect(generateLicenses(owner.ctx, { ...few, count: 62 })).rejects.toMatchObject({ code: "LICENSE_EXISTS" });
    expect(await owner.ctx.db.$count(schema.licenses, eq(schema.licenses.appId, app.id))).toBe(3);
  });

  test("of ten at once that choose the same key, one has it", async () => {
    const { owner, app } = await setUp();
    const input = { app: { id: app.id }, licenseKey: "MY-OWN-KEY" };
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => generateLicenses(owner.ctx, input)));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused.map((result) => result.reason.code)).toEqual(refused.map(() => "LICENSE_EXISTS"));
  });
});

describe("GET /api/dashboard/licenses/:appId", () => {
  test.each(["active", "used", "expired", "paused", "banned"] as const)("200: status=%s", async (status) => {
    const world = await setUp();
    const each = await createOneOfEach(world);
    const reply = await dashboard(`GET ${world.path}?status=${status}`, world.owner);
    const wanted = status === "active" ? [each.partly.id, each.active.id] : [each[status].id];
    const rows = reply.body["licenses"] as { id: string; status: string }[];
    expect(rows.map((row) => row.id).sort()).toEqual(wanted.sort());
    expect(rows.every((row) => row.status === status)).toBe(true);
    expect(reply.body["total"]).toBe(wanted.length);
  });

  test("200: pages, newest first", async () => {
    const world = await setUp();
    for (let n = 0; n < 5; n++) {
      await createTestLicense(world.owner, world.app, { licenseKey: `K-${n}`, createdAt: new Date(n * 1000) });
    }
    const reply = await dashboard(`GET ${world.path}?page=2&limit=2`, world.owner);
    expect(keysOf(reply)).toEqual(["K-2", "K-1"]);
    expect(reply.body).toMatchObject({ total: 5, page: 2, limit: 2, pages: 3 });
    expect(keysOf(await dashboard(`GET ${world.path}?page=9`, world.owner))).toEqual([]);
  });

  test("200: search looks into key, note and used_by, without case, % and _ meaning themselves", async () => {
    const world = await setUp();
    await createTestLicense(world.owner, world.app, { licenseKey: "ABC-1" });
    await createTestLicense(world.owner, world.app, { licenseKey: "DEF-2", note: "50%_off\\now" });
    await createTestLicense(world.owner, world.app, { licenseKey: "GHI-3", uses: 1, usedBy: "Mira" });
    const search = async (text: string) =>
      keysOf(await dashboard(`GET ${world.path}?search=${encodeURIComponent(text)}`, world.owner));
    expect(await search("abc-")).toEqual(["ABC-1"]);
    expect(await search("%_OFF\\n")).toEqual(["DEF-2"]);
    expect(await search("mira")).toEqual(["GHI-3"]);
    expect(await search("%")).toEqual(["DEF-2"]);
    expect(await search("A_C")).toEqual([]);
    expect(await search("")).toHaveLength(3);
  });

  test.each(["page=0", "limit=0", "limit=501", "limit=all", "status=gone"])("400: %s", async (query) => {
    const world = await setUp();
    const reply = await dashboard(`GET ${world.path}?${query}`, world.owner);
    expect(reply.status).toBe(400);
    expect(reply.body["message"]).toMatch(new RegExp(`^${query.split("=")[0]}: `));
  });
});

describe("POST …/ban, unban, pause, unpause", () => {
  const act = async ({ owner, path }: World, license: { id: string }, action: string) => {
    const reply = await dashboard(`POST ${path}/${license.id}/${action}`, owner);
    expect(reply.status).toBe(200);
    return (reply.body["license"] as { status: string }).status;
  };

  test("200: each sets its state, also twice, and its opposite lifts it", async () => {
    const world = await setUp();
    const license = await createTestLicense(world.owner, world.app);
    expect(await act(world, license, "ban")).toBe("banned");
    expect(await act(world, license, "ban")).toBe("banned");
    expect(await act(world, license, "unban")).toBe("active");
    expect(await act(world, license, "unban")).toBe("active");
    expect(await act(world, license, "pause")).toBe("paused");
    expect(await act(world, license, "pause")).toBe("paused");
    expect(await act(world, license, "unpause")).toBe("active");
  });

  test("405: with the methods that the path knows", async () => {
    const reply = await dashboard("PUT /api/dashboard/licenses/a/b/ban");
    expect(reply.status).toBe(405);
    expect(reply.headers.get("allow")).toBe("POST");
  });
});

describe("DELETE /api/dashboard/licenses/:appId/:licenseId", () => {
  test("200: gone with what it granted; a second time 404", async () => {
    const world = await setUp();
    const license = await createTestLicense(world.owner, world.app);
    const redeemer = await createRedeemer(world, license);
    const reply = await dashboard(`DELETE ${world.path}/${license.id}`, world.owner);
    expect(reply.body).toEqual({ success: true, message: "License deleted" });
    const { db } = world.owner.ctx;
    expect(await db.$count(schema.grants, eq(schema.grants.userId, redeemer.userId))).toBe(0);
    expect((await dashboard(`DELETE ${world.path}/${license.id}`, world.owner)).status).toBe(404);
  });

  test("the user that stands for the license goes with it", async () => {
    const world = await setUp();
    const { db } = world.owner.ctx;
    const license = await createTestLicense(world.owner, world.app);
    await db
      .insert(schema.users)
      .values({ id: newId(), appId: world.app.id, username: license.licenseKey, licenseId: license.id });
    await dashboard(`DELETE ${world.path}/${license.id}`, world.owner);
    expect(await db.$count(schema.users, eq(schema.users.appId, world.app.id))).toBe(0);
  });
});

describe("DELETE many", () => {
  const left = async ({ owner, path }: World) => {
    const { body } = await dashboard(`GET ${path}?limit=500`, owner);
    return { total: body["total"], ids: (body["licenses"] as { id: string }[]).map((row) => row.id).sort() };
  };

  test("200: unused takes the active ones without any use", async () => {
    const world = await setUp();
    const { active, ...others } = await createOneOfEach(world);
    const reply = await dashboard(`DELETE ${world.path}/unused/all`, world.owner);
    expect(reply.body).toEqual({ success: true, message: "Unused licenses deleted", deleted: 1 });
    const ids = Object.values(others).map((license) => license.id);
    expect(await left(world)).toEqual({ total: 5, ids: ids.sort() });
    expect(ids).not.toContain(active.id);
  });

  test("200: used takes those of status used, with what they granted", async () => {
    const world = await setUp();
    const { used, ...others } = await createOneOfEach(world);
    const redeemer = await createRedeemer(world, used);
    const bystander = await createRedeemer(world, others.partly);
    const reply = await dashboard(`DELETE ${world.path}/used/all/`, world.owner);
    expect(reply.body).toEqual({ success: true, message: "Used licenses deleted", deleted: 1 });
    const ids = Object.values(others).map((license) => license.id);
    expect(await left(world)).toEqual({ total: 5, ids: ids.sort() });
    expect([await redeemer.hasGrant(), await bystander.hasGrant()]).toEqual([false, true]);
  });
});
