import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { ELITE_PERMISSIONS } from "@/server/services/elite-key";
import { dashboard, type Reply } from "@/server/test/doors";
import { createEliteWorld, elite, type Params } from "@/server/test/elite";
import { createTestAccount } from "@/server/test/factories";
import { deviceRoutes } from "./devices";
import { eliteKeyRoutes } from "./elite-key";
import { hashRoutes } from "./hashes";
import { responseRoutes } from "./responses";
import { versionRoutes } from "./versions";

const appRoutes = { ...hashRoutes, ...versionRoutes, ...responseRoutes, ...deviceRoutes };
type Owner = { account: { id: string; tokenVersion: number } };

/** A call by `who` with the path's parameters filled in. */
function call(heading: string, who: Owner, params: Record<string, string> = {}, body?: unknown): Promise<Reply> {
  const filled = heading.replace(/:(\w+)/g, (_, name) => params[name] ?? "none");
  return dashboard(filled, { account: who.account, ...(body === undefined ? {} : { body }) });
}

const member = (reply: Reply, name: string) => reply.body[name] as Params;

/** What makes one of each noun, and how it then looks. */
const NOUNS = [
  {
    noun: "hash",
    plural: "hashes",
    idName: "hashId",
    body: { hash_value: "AB".repeat(32), hash_name: "build" },
    made: { id: expect.any(String), hash_value: "ab".repeat(32), hash_name: "build", created_at: expect.any(String) },
    missing: ["hash_value"],
    conflict: { body: { hash_value: "ab".repeat(32) }, code: "HASH_EXISTS" },
  },
  {
    noun: "version",
    plural: "versions",
    idName: "versionId",
    body: { version: "1.1", mode: "temporary", allowed_until: "2050-01-01", changelog: "Fixes" },
    made: {
      id: expect.any(String),
      version: "1.1",
      mode: "temporary",
      allowed_until: "2050-01-01T00:00:00.000Z",
      reminder_message: null,
      download_url: null,
      changelog: "Fixes",
      is_latest: false,
      created_at: expect.any(String),
    },
    missing: ["version", "allowed_until"],
    conflict: { body: { version: "1.1.0" }, code: "VERSION_EXISTS" },
  },
  {
    noun: "device",
    plural: "devices",
    idName: "deviceId",
    body: { device_type: "Processor", device_id: "CPU-1", email: "a@example.test" },
    made: {
      id: expect.any(String),
      device_type: "processor",
      device_id: "CPU-1",
      name: null,
      email: "a@example.test",
      note: null,
      subscription: "default",
      subscription_level: 1,
      expiry_date: null,
      user_panel_access: true,
      banned: 0,
      paused: 0,
      activated: false,
      registered_at: expect.any(String),
    },
    missing: ["device_type", "device_id"],
    conflict: { body: { device_type: "processor", device_id: "CPU-1" }, code: "DEVICE_EXISTS" },
  },
] as const;

describe.each(NOUNS)("$plural", ({ noun, plural, idName, body, made, missing, conflict }) => {
  const base = `/api/dashboard/${plural}`;

  test("made (201), listed, read, deleted, gone (404)", async () => {
    const { owner, app } = await createEliteWorld();
    const post = await call(`POST ${base}/:appId`, owner, { appId: app.id }, body);
    expect(post.status).toBe(201);
    expect(post.body).toMatchObject({ success: true, [noun]: made });
    expect(Object.keys(member(post, noun)).sort()).toEqual(Object.keys(made).sort());
    const one = { appId: app.id, [idName]: String(member(post, noun)["id"]) };
    const list = await call(`GET ${base}/:appId`, owner, one);
    expect((list.body[plural] as unknown[])[0]).toEqual(post.body[noun]);
    expect(list.body).toMatchObject({ page: 1, limit: 50, pages: 1, total: (list.body[plural] as unknown[]).length });
    expect((await call(`GET ${base}/:appId/:${idName}`, owner, one)).body[noun]).toEqual(post.body[noun]);
    expect((await call(`DELETE ${base}/:appId/:${idName}`, owner, one)).status).toBe(200);
    const gone = await call(`DELETE ${base}/:appId/:${idName}`, owner, one);
    expect(gone).toMatchObject({ status: 404, body: { code: `${noun.toUpperCase()}_NOT_FOUND` } });
  });

  test("made twice: 409", async () => {
    const { owner, app } = await createEliteWorld();
    await call(`POST ${base}/:appId`, owner, { appId: app.id }, body);
    const again = await call(`POST ${base}/:appId`, owner, { appId: app.id }, conflict.body);
    expect(again).toMatchObject({ status: 409, body: { success: false, code: conflict.code } });
  });

  test.each(missing.map((name) => [name]))("without %s: 400 naming it", async (name) => {
    const { owner, app } = await createEliteWorld();
    const reply = await call(`POST ${base}/:appId`, owner, { appId: app.id }, { ...body, [name]: undefined });
    expect(reply.status).toBe(400);
    expect(reply.body["message"]).toMatch(new RegExp(`^${name}: `));
  });

  test.each(["page=0", "limit=501", "page=x"])("%s: 400", async (bad) => {
    const { owner, app } = await createEliteWorld();
    expect((await dashboard(`GET ${base}/${app.id}?${bad}`, owner)).status).toBe(400);
  });
});

describe.each(Object.keys(appRoutes))("%s", (heading) => {
  test("401 without a token; a stranger's application is not found, like a missing one", async () => {
    const { owner, app } = await createEliteWorld();
    const stranger = await createTestAccount();
    const valid = { ...NOUNS[0].body, ...NOUNS[1].body, ...NOUNS[2].body, code: "USER_BANNED", message: "Out" };
    const body = /^(POST|PUT)/.test(heading) ? valid : undefined;
    const params = { code: "USER_BANNED" };
    expect((await dashboard(heading.replace(/:\w+/g, "x"))).status).toBe(401);
    const foreign = await call(heading, stranger, { ...params, appId: app.id }, body);
    const missing = await call(heading, stranger, { ...params, appId: "none" }, body);
    expect(foreign).toMatchObject({ status: 404, body: { code: "APP_NOT_FOUND" } });
    expect(foreign.text).toBe(missing.text);
    const own = await call(heading, owner, { ...params, appId: app.id }, body);
    expect(own.body["code"]).not.toBe("APP_NOT_FOUND");
  });
});

describe("PUT", () => {
  test("versions: what is left out stays, and is_latest changes the application's version", async () => {
    const { owner, app } = await createEliteWorld();
    const heading = "/api/dashboard/versions/:appId/:versionId";
    const post = await call("POST /api/dashboard/versions/:appId", owner, { appId: app.id }, { version: "1.1" });
    const one = { appId: app.id, versionId: String(member(post, "version")["id"]) };
    await call(`PUT ${heading}`, owner, one, { changelog: "Fixes" });
    const latest = await call(`PUT ${heading}`, owner, one, { is_latest: true });
    expect(member(latest, "version")).toMatchObject({ changelog: "Fixes", is_latest: true, mode: "allow" });
    expect((await call(`DELETE ${heading}`, owner, one)).body["code"]).toBe("VERSION_IN_USE");
    expect((await call(`PUT ${heading}`, owner, one, {})).status).toBe(400);
  });

  test("devices: bans, pauses and takes both back", async () => {
    const { owner, app } = await createEliteWorld();
    const list = await call("GET /api/dashboard/devices/:appId", owner, { appId: app.id });
    const [first] = list.body["devices"] as Params[];
    const one = { appId: app.id, deviceId: String(first?.["id"]) };
    const put = (body: Params) => call("PUT /api/dashboard/devices/:appId/:deviceId", owner, one, body);
    expect(member(await put({ banned: 1, paused: true }), "device")).toMatchObject({ banned: 1, paused: 1 });
    expect(member(await put({ banned: 0 }), "device")).toMatchObject({ banned: 0, paused: 1 });
    expect((await put({})).status).toBe(400);
    expect((await put({ subscription: "none" })).body["code"]).toBe("SUBSCRIPTION_NOT_FOUND");
  });
});

describe("responses", () => {
  test("listed with their defaults, set (201), read, reset", async () => {
    const { owner, app } = await createEliteWorld();
    const base = "/api/dashboard/responses/:appId";
    const one = { appId: app.id, code: "USER_BANNED" };
    const set = await call(`POST ${base}`, owner, one, { code: "USER_BANNED", message: "Out" });
    expect(set).toMatchObject({
      status: 201,
      body: { response: { code: "USER_BANNED", message: "Out", is_custom: true } },
    });
    const list = await call(`GET ${base}`, owner, one);
    expect(list.body["responses"]).toContainEqual(set.body["response"]);
    expect((await call(`GET ${base}/:code`, owner, one)).body["response"]).toEqual(set.body["response"]);
    expect((await call(`DELETE ${base}/:code`, owner, one)).body).toMatchObject({ success: true, reset: 1 });
    expect(member(await call(`GET ${base}/:code`, owner, one), "response")["is_custom"]).toBe(false);
    const unknown = await call(`POST ${base}`, owner, one, { code: "NONE", message: "Out" });
    expect(unknown).toMatchObject({ status: 404, body: { code: "RESPONSE_NOT_FOUND" } });
    const system = await call(`POST ${base}`, owner, one, { code: "INTERNAL", message: "Out" });
    expect(system).toMatchObject({ status: 400, body: { code: "RESPONSE_NOT_EDITABLE" } });
  });
});

describe("the Elite Key", () => {
  const get = (who: Owner) => call("GET /api/dashboard/elite-key", who);
  const reset = (who: Owner) => call("POST /api/dashboard/elite-key/reset", who);

  test("404 before there is one, 403 below plan elite, readable again, replaced at once", async () => {
    const free = await createTestAccount("pro");
    expect(await get(free)).toMatchObject({ status: 404, body: { code: "KEY_NOT_FOUND" } });
    expect(await reset(free)).toMatchObject({ status: 403, body: { code: "PLAN_REQUIREMENT" } });
    expect((await get(free)).status).toBe(404);
    const owner = await createTestAccount("elite");
    const first = await reset(owner);
    expect(first.body["key"]).toEqual({
      key: expect.stringMatching(/^ek_[0-9A-Za-z]{36}$/),
      active: true,
      created_at: expect.any(String),
    });
    expect((await get(owner)).body["key"]).toEqual(first.body["key"]);
    const second = await reset(owner);
    expect(member(second, "key")["key"]).not.toBe(member(first, "key")["key"]);
    const { eliteKeys } = schema;
    expect(await owner.ctx.db.$count(eliteKeys, eq(eliteKeys.accountId, owner.account.id))).toBe(1);
  });

  test("permissions: all 38, hash.register alone off; a partial update leaves the rest and survives a reset", async () => {
    const owner = await createTestAccount("elite");
    const path = "/api/dashboard/elite-key/permissions";
    const defaults = member(await call(`GET ${path}`, owner), "permissions");
    expect(Object.keys(defaults)).toEqual(ELITE_PERMISSIONS);
    expect(Object.entries(defaults).filter(([, on]) => !on)).toEqual([["hash.register", false]]);
    const put = await call(`PUT ${path}`, owner, {}, { permissions: { "license.ban": false, "hash.register": "1" } });
    expect(put.body["permissions"]).toEqual({ ...defaults, "license.ban": false, "hash.register": true });
    await call(`PUT ${path}`, owner, {}, { permissions: { "license.ban": true } });
    await reset(owner);
    expect(member(await call(`GET ${path}`, owner), "permissions")).toEqual({ ...defaults, "hash.register": true });
  });

  test.each([
    {},
    { permissions: { "license.burn": true } },
    { permissions: { "license.ban": "maybe" } },
    { permissions: 1 },
  ])("permissions %j: 400, and nothing changed", async (body) => {
    const owner = await createTestAccount("elite");
    const path = "/api/dashboard/elite-key/permissions";
    const reply = await call(`PUT ${path}`, owner, {}, body);
    expect(reply.status).toBe(400);
    expect(reply.body["message"]).toMatch(/^permissions/);
    const { elitePermissions } = schema;
    expect(await owner.ctx.db.$count(elitePermissions, eq(elitePermissions.accountId, owner.account.id))).toBe(0);
  });

  test("rules: made in one spelling (201), listed, held against the next call, deleted", async () => {
    const world = await createEliteWorld();
    const { owner } = world;
    const path = "/api/dashboard/elite-key/rules";
    const add = (body: Params) => call(`POST ${path}`, owner, {}, body);
    const made = await add({ list: "blacklist", kind: "ip", value: " 192.0.2.99/24 " });
    expect(made.status).toBe(201);
    expect(made.body["rule"]).toEqual({
      id: expect.any(String),
      list: "blacklist",
      kind: "ip",
      value: "192.0.2.0/24",
      created_at: expect.any(String),
    });
    expect((await add({ list: "blacklist", kind: "ip", value: "192.0.2.0/24" })).body["code"]).toBe("RULE_EXISTS");
    expect((await call(`GET ${path}`, owner)).body).toMatchObject({ rules: [made.body["rule"]], total: 1 });
    const unban = () => elite(world, "user.unban", { username: "xela" });
    expect((await unban()).status).toBe(403);
    const one = { ruleId: String(member(made, "rule")["id"]) };
    const stranger = await createTestAccount("elite");
    expect((await call(`DELETE ${path}/:ruleId`, stranger, one)).body["code"]).toBe("RULE_NOT_FOUND");
    expect((await call(`DELETE ${path}/:ruleId`, owner, one)).status).toBe(200);
    expect((await call(`DELETE ${path}/:ruleId`, owner, one)).status).toBe(404);
    expect((await unban()).status).toBe(200);
  });

  test.each([
    ["value", { list: "whitelist", kind: "ip", value: "example.com" }],
    ["value", { list: "whitelist", kind: "ip", value: "192.0.2.0/33" }],
    ["value", { list: "whitelist", kind: "domain", value: "https://example.com" }],
    ["value", { list: "whitelist", kind: "domain" }],
    ["list", { list: "greylist", kind: "ip", value: "192.0.2.1" }],
    ["kind", { list: "whitelist", value: "192.0.2.1" }],
  ])("a rule with a wrong %s: 400 naming it", async (field, body) => {
    const reply = await call("POST /api/dashboard/elite-key/rules", await createTestAccount("elite"), {}, body);
    expect(reply.status).toBe(400);
    expect(reply.body["message"]).toMatch(new RegExp(`^${field}: `));
  });

  test.each(Object.keys(eliteKeyRoutes))("%s: 401 without a token", async (heading) => {
    expect((await dashboard(heading.replace(/:\w+/g, "x"))).status).toBe(401);
  });
});
