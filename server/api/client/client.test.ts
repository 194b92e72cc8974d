import { createHmac, createPublicKey, verify } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { handleClient11, handleClient12, handleClient13 } from "@/server/api/client";
import { publicSigningKey } from "@/server/lib/signing-key";
import { settleWrites } from "@/server/lib/write-behind";
import { send } from "@/server/test/doors";
import { createTestAccount, createTestApp, createTestLicense } from "@/server/test/factories";

type Fields = Record<string, string>;

const DOORS = { "1.1": handleClient11, "1.2": handleClient12, "1.3": handleClient13 };

/** One request in the body form of choice. */
function call(
  fields: Fields,
  form: "json" | "form" | "multipart" | "query" = "json",
  version: keyof typeof DOORS = "1.2",
) {
  const url = `http://localhost/api/${version}/`;
  const door = DOORS[version];
  if (form === "query") return send(door, new Request(`${url}?${new URLSearchParams(fields)}`));
  if (form === "json") {
    const headers = { "content-type": "application/json" };
    return send(door, new Request(url, { method: "POST", headers, body: JSON.stringify(fields) }));
  }
  const body = form === "form" ? new URLSearchParams(fields) : new FormData();
  if (body instanceof FormData) for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return send(door, new Request(url, { method: "POST", body }));
}

async function newApp(overrides: Parameters<typeof createTestApp>[1] = {}) {
  const owner = await createTestAccount();
  const { app, secret, tier } = await createTestApp(owner, overrides);
  return { owner, app, secret, tier, identity: { name: app.name, ownerid: owner.account.id } };
}

type World = Awaited<ReturnType<typeof newApp>>;

const init = async (world: World, fields: Fields = {}) => {
  const reply = await call({ type: "init", ...world.identity, ver: "1.0", ...fields });
  return String(reply.body["sessionid"]);
};

const licenseOf = async (world: World, id: string) => {
  const [row] = await world.owner.ctx.db.select().from(schema.licenses).where(eq(schema.licenses.id, id));
  return row;
};

describe("type=init", () => {
  test("answers as the document prints, with newSession, nonce and five strings", async () => {
    const world = await newApp();
    const reply = await call({ type: "init", ...world.identity, ver: "1.0" });
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({
      success: true,
      message: "Initialized",
      newSession: true,
      nonce: expect.any(String),
      appinfo: { numUsers: "0", numOnlineUsers: "0", numKeys: "0", version: "1.0", customerPanelLink: "" },
    });
    expect(reply.body["sessionid"]).toMatch(/^session_/);
  });

  test.each(["form", "multipart", "query", "json"] as const)("reads a %s request", async (form) => {
    const world = await newApp();
    const reply = await call({ type: "init", ...world.identity }, form);
    expect(reply.body).toMatchObject({ success: true });
  });

  test("signs with the secret when enckey came, success and refusal alike, and with enckey-secret afterwards", async () => {
    const world = await newApp();
    const hmac = (key: string, text: string) => createHmac("sha256", key).update(text).digest("hex");
    const opened = await call({ type: "init", ...world.identity, ver: "1.0", enckey: "3f2504e0-4f89-41" }, "form");
    expect(opened.headers.get("signature")).toBe(hmac(world.secret, opened.text));
    const refused = await call({ type: "init", ...world.identity, ver: "9", enckey: "3f2504e0-4f89-41" }, "form");
    expect(refused.status).toBe(200);
    expect(refused.body).toMatchObject({ success: false, message: "invalidver", download: "" });
    expect(refused.headers.get("signature")).toBe(hmac(world.secret, refused.text));
    const sessionid = String(opened.body["sessionid"]);
    const later: Fields[] = [{ type: "check" }, { type: "log", message: "é" }, { type: "chatget", channel: "x" }];
    for (const fields of later) {
      const reply = await call({ ...fields, sessionid, ...world.identity }, "form");
      expect(reply.status).toBe(200);
      expect(reply.headers.get("signature")).toBe(hmac(`3f2504e0-4f89-41-${world.secret}`, reply.text));
    }
  });

  test("an unknown application: raw text for SDKs, 404 JSON for the document's clients, 200 JSON for plain forms", async () => {
    const { identity } = await newApp();
    const unknown = { type: "init", name: "nothing", ownerid: identity.ownerid };
    expect(await call({ ...unknown, enckey: "k" }, "form")).toMatchObject({ status: 200, text: "KeyAuth_Invalid" });
    expect(await call(unknown, "form", "1.3")).toMatchObject({ status: 200, text: "KeyAuth_Invalid" });
    expect(await call(unknown)).toMatchObject({ status: 404, body: { code: "APP_NOT_FOUND" } });
    expect(await call(unknown, "form")).toMatchObject({ status: 200, body: { success: false, code: "APP_NOT_FOUND" } });
  });

  test.each([
    ["paused", { isPaused: true }, {}, 403, "APP_PAUSED"],
    ["disabled", { isEnabled: false }, {}, 404, "APP_NOT_FOUND"],
    ["of another version", {}, { ver: "2.0" }, 400, "INVALID_VERSION"],
    ["with a hash check and no hash", { hashCheck: true }, {}, 403, "HASH_MISMATCH"],
    ["with a hash check and a foreign hash", { hashCheck: true }, { hash: "ab".repeat(16) }, 403, "HASH_MISMATCH"],
    ["with an enckey that is too long", {}, { enckey: "k".repeat(36) }, 200, "INVALID_INPUT"],
  ] as const)("refuses an application %s", async (_what, overrides, fields, status, code) => {
    const world = await newApp(overrides);
    const reply = await call({ type: "init", ...world.identity, ...fields });
    expect(reply).toMatchObject({ status, body: { success: false, code } });
  });

  test.each(["name", "ownerid"])("names a missing %s", async (field) => {
    const world = await newApp();
    const { [field as "name"]: _left, ...rest } = world.identity;
    const reply = await call({ type: "init", ...rest });
    expect(reply).toMatchObject({ status: 400, body: { message: expect.stringContaining(field) } });
  });

  test("two clients behind one address get two sessions, and neither ends the other's", async () => {
    const world = await newApp();
    const [first, second] = [await init(world), await init(world)];
    expect(first).not.toBe(second);
    expect((await call({ type: "check", sessionid: first })).body).toMatchObject({ success: true, validated: false });
  });

  test("counts are kept: keys, users and who is online", async () => {
    const world = await newApp();
    await createTestLicense(world.owner, world.app, { licenseKey: "COUNT-1" });
    await createTestLicense(world.owner, world.app);
    await call({ type: "license", sessionid: await init(world), key: "COUNT-1" });
    const reply = await call({ type: "init", ...world.identity });
    expect(reply.body["appinfo"]).toMatchObject({ numUsers: "1", numOnlineUsers: "1", numKeys: "2" });
  });

  test("HEAD and other methods execute nothing; OPTIONS lets browsers ask", async () => {
    for (const method of ["HEAD", "PUT", "DELETE"]) {
      const reply = await send(handleClient12, new Request("http://localhost/api/1.2/?type=init", { method }));
      expect(reply.status).toBe(405);
      expect(reply.headers.get("allow")).toContain("POST");
    }
    expect((await send(handleClient12, new Request("http://localhost/api/1.2/", { method: "OPTIONS" }))).status).toBe(
      204,
    );
  });
});

describe("sessions", () => {
  test.each(["", "session_x", `session_${"a".repeat(52)}`])(
    "an unknown session (%s) is 401, or 200 for SDKs",
    async (sessionid) => {
      const native = await call({ type: "check", sessionid });
      expect(native).toMatchObject({ status: 401, body: { message: expect.stringMatching(/^Session not found/) } });
      const sdk = await call({ type: "check", sessionid, name: "a", ownerid: "b" }, "form");
      expect(sdk).toMatchObject({
        status: 200,
        body: { success: false, message: expect.stringMatching(/^Session not found/) },
      });
    },
  );

  test("an unknown type is 400 and names the field; inherited names are no types", async () => {
    for (const type of ["nonsense", "constructor", "__proto__", ""]) {
      expect(await call({ type })).toMatchObject({ status: 400, body: { message: expect.stringContaining("type") } });
    }
  });

  test("an expired session is not found", async () => {
    const world = await newApp();
    const sessionid = await init(world);
    await world.owner.ctx.db
      .update(schema.sessions)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(eq(schema.sessions.appId, world.app.id));
    expect((await call({ type: "check", sessionid })).status).toBe(401);
  });

  test("pausing and disabling the application stop its sessions at once", async () => {
    const world = await newApp();
    const sessionid = await init(world);
    const set = (values: Partial<typeof schema.applications.$inferInsert>) =>
      world.owner.ctx.db.update(schema.applications).set(values).where(eq(schema.applications.id, world.app.id));
    await set({ isPaused: true });
    expect(await call({ type: "check", sessionid })).toMatchObject({ status: 403, body: { code: "APP_PAUSED" } });
    await set({ isPaused: false, isEnabled: false });
    expect(await call({ type: "check", sessionid })).toMatchObject({ status: 404, body: { code: "APP_NOT_FOUND" } });
  });
});

describe("type=register and type=login", () => {
  let world: World;
  beforeAll(async () => {
    world = await newApp();
    await call({
      type: "register",
      sessionid: await init(world),
      username: "ada",
      pass: "  <b>pa ss</b>😀é",
      hwid: "PC-1\n",
    });
  });

  test("the default tier lets in, with dates and days as the document prints", async () => {
    const reply = await call({
      type: "login",
      sessionid: await init(world),
      username: "ada",
      pass: "  <b>pa ss</b>😀e\u0301",
      hwid: "PC-1",
    });
    expect(reply.status).toBe(200);
    expect(reply.text).toMatch(/^[\x20-\x7e]*$/);
    expect(reply.body).toMatchObject({
      message: "Logged in",
      info: {
        username: "ada",
        hwid: "PC-1",
        ip: "192.0.2.10",
        createdate: expect.stringMatching(/^\d{4}-.*Z$/),
        lastlogin: expect.stringMatching(/^\d{4}-.*Z$/),
        subscriptions: [
          { subscription: "default", key: "", timeleft: 30, level: "1", expiry: expect.stringMatching(/Z$/) },
        ],
      },
    });
  });

  test("SDKs get unix seconds in strings and seconds left", async () => {
    const opened = await call({ type: "init", ...world.identity, enckey: "abc" }, "form");
    const sessionid = String(opened.body["sessionid"]);
    const fields = {
      type: "login",
      sessionid,
      ...world.identity,
      username: "ada",
      pass: "  <b>pa ss</b>😀é",
      hwid: "PC-1",
    };
    const { info } = (await call(fields, "form")).body as { info: Record<string, unknown> };
    expect(info).toMatchObject({
      createdate: expect.stringMatching(/^\d{10}$/),
      lastlogin: expect.stringMatching(/^\d{10}$/),
    });
    const [first] = info["subscriptions"] as Record<string, unknown>[];
    expect(first).toMatchObject({ expiry: expect.stringMatching(/^\d{10}$/), level: "1", key: "" });
    expect(first?.["timeleft"]).toBeGreaterThan(29 * 86_400);
    expect(Number.isInteger(first?.["timeleft"])).toBe(true);
  });

  test("unknown user and wrong password answer the same bytes", async () => {
    const sessionid = await init(world);
    const wrong = await call({ type: "login", sessionid, username: "ada", pass: "pa ss", hwid: "PC-1" });
    const unknown = await call({ type: "login", sessionid, username: "nobody", pass: "pa ss" });
    expect(wrong.status).toBe(401);
    expect(wrong.text).toBe(unknown.text);
  });

  test.each(["", " ", "P", "PC", "C-1", "pc-1", "PC-1x"])("a bound user is refused with HWID '%s'", async (hwid) => {
    const fields = { type: "login", sessionid: await init(world), username: "ada", pass: "  <b>pa ss</b>😀é", hwid };
    expect(await call(fields)).toMatchObject({ status: 403, body: { code: "HWID_MISMATCH" } });
  });

  test("an omitted HWID, and one sent as an array, are none", async () => {
    const fields = { type: "login", sessionid: await init(world), username: "ada", pass: "  <b>pa ss</b>😀é" };
    expect(await call(fields)).toMatchObject({ status: 403 });
    expect(await call({ ...fields, "hwid[]": "PC-1" }, "form")).toMatchObject({ body: { code: "HWID_MISMATCH" } });
  });

  test("a session does not change hands", async () => {
    const sessionid = await init(world);
    await call({ type: "register", sessionid, username: "eve", pass: "secret" });
    const fields = { type: "login", sessionid, username: "ada", pass: "  <b>pa ss</b>😀é", hwid: "PC-1" };
    expect(await call(fields)).toMatchObject({ status: 409, body: { code: "SESSION_TAKEN" } });
  });

  test("a taken name is 409; SDKs always need a key; require_key asks everyone", async () => {
    const sessionid = await init(world);
    expect(await call({ type: "register", sessionid, username: "ada", pass: "x" })).toMatchObject({ status: 409 });
    const sdk = await call(
      { type: "register", sessionid, ...world.identity, username: "n", pass: "x", key: "" },
      "form",
    );
    expect(sdk).toMatchObject({ status: 200, body: { success: false, message: expect.stringContaining("key") } });
    const strict = await newApp({ requireKey: true });
    const refused = await call({ type: "register", sessionid: await init(strict), username: "n", pass: "x" });
    expect(refused).toMatchObject({ status: 400, body: { message: expect.stringContaining("key") } });
  });

  test.each(["username", "pass"])("names a missing %s", async (field) => {
    const fields: Fields = { type: "login", sessionid: await init(world), username: "ada", pass: "x" };
    delete fields[field];
    expect(await call(fields)).toMatchObject({ status: 400, body: { message: expect.stringContaining(field) } });
  });

  test("a refused registration leaves nothing behind", async () => {
    const sessionid = await init(world);
    const fields = { type: "register", sessionid, username: "half", pass: "x", key: "NO-SUCH-KEY" };
    expect(await call(fields)).toMatchObject({ status: 404, body: { code: "LICENSE_NOT_FOUND" } });
    const users = await world.owner.ctx.db.select().from(schema.users).where(eq(schema.users.username, "half"));
    expect(users).toEqual([]);
  });
});

describe("type=license", () => {
  test("costs one use, coming back costs none, another HWID is refused", async () => {
    const world = await newApp();
    const { id, licenseKey: key } = await createTestLicense(world.owner, world.app);
    const first = await call({ type: "license", sessionid: await init(world), key, hwid: "A" });
    expect(first.body).toMatchObject({
      success: true,
      info: { username: key, hwid: "A", subscriptions: [{ key, timeleft: 30 }] },
    });
    expect(await call({ type: "license", sessionid: await init(world), key, hwid: "A" })).toMatchObject({
      status: 200,
    });
    expect(await call({ type: "license", sessionid: await init(world), key, hwid: "B" })).toMatchObject({
      status: 403,
    });
    expect(await licenseOf(world, id)).toMatchObject({ uses: 1, usedBy: key });
  });

  test("with the lock off one use serves every HWID", async () => {
    const world = await newApp({ hwidLock: false });
    const { id, licenseKey: key } = await createTestLicense(world.owner, world.app, { maxUses: 3 });
    for (const hwid of ["A", "B", "C", ""]) {
      expect(await call({ type: "license", sessionid: await init(world), key, hwid })).toMatchObject({ status: 200 });
    }
    expect(await licenseOf(world, id)).toMatchObject({ uses: 1 });
  });

  test("device_limit gives room beyond max_uses without costing uses", async () => {
    const world = await newApp();
    const { id, licenseKey: key } = await createTestLicense(world.owner, world.app, { deviceLimit: 2 });
    const statuses: number[] = [];
    for (const hwid of ["A", "B", "C"]) {
      statuses.push((await call({ type: "license", sessionid: await init(world), key, hwid })).status);
    }
    expect(statuses).toEqual([200, 200, 403]);
    expect(await licenseOf(world, id)).toMatchObject({ uses: 1 });
  });

  test.each([
    ["banned", { bannedAt: new Date() }, 403, "LICENSE_BANNED"],
    ["paused", { pausedAt: new Date() }, 403, "LICENSE_PAUSED"],
    ["expired", { expiresAt: new Date(Date.now() - 1000) }, 403, "LICENSE_EXPIRED"],
    ["used up", { uses: 1 }, 409, "LICENSE_USED"],
    ["of a level without tier", { level: 7 }, 403, "LEVEL_WITHOUT_SUBSCRIPTION"],
  ] as const)("a key that is %s is refused and stays as it was", async (_what, overrides, status, code) => {
    const world = await newApp();
    const { id, licenseKey: key } = await createTestLicense(world.owner, world.app, overrides);
    const before = await licenseOf(world, id);
    const reply = await call({ type: "license", sessionid: await init(world), key, hwid: "A" });
    expect(reply).toMatchObject({ status, body: { code } });
    expect(await licenseOf(world, id)).toEqual(before);
  });

  test("a ban of the key ends its session at the next request", async () => {
    const world = await newApp();
    const { id, licenseKey: key } = await createTestLicense(world.owner, world.app);
    const sessionid = await init(world);
    await call({ type: "license", sessionid, key, hwid: "A" });
    expect((await call({ type: "check", sessionid })).body).toMatchObject({ success: true, validated: true });
    await world.owner.ctx.db.update(schema.licenses).set({ bannedAt: new Date() }).where(eq(schema.licenses.id, id));
    expect(await call({ type: "check", sessionid })).toMatchObject({ status: 403, body: { code: "LICENSE_BANNED" } });
  });

  test("3 uses and 60 clients with a HWID each at once: exactly 3 get in", async () => {
    const world = await newApp();
    const { id, licenseKey: key } = await createTestLicense(world.owner, world.app, { maxUses: 3 });
    const sessions = await Promise.all(Array.from({ length: 60 }, () => init(world)));
    const replies = await Promise.all(
      sessions.map((sessionid, n) => call({ type: "license", sessionid, key, hwid: `H${n}` })),
    );
    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(3);
    expect(replies.filter((reply) => reply.status >= 500)).toHaveLength(0);
    expect(await licenseOf(world, id)).toMatchObject({ uses: 3 });
  });
});

describe("one use, many takers", () => {
  test("50 clients redeem one key at once, 20 rounds: exactly one wins each", { timeout: 60_000 }, async () => {
    const world = await newApp();
    const sessions = await Promise.all(Array.from({ length: 50 }, () => init(world)));
    // Registering would mostly measure argon2: the users exist, and upgrade with the key.
    const names = sessions.map((_, n) => `u${n}`);
    await world.owner.ctx.db
      .insert(schema.users)
      .values(names.map((username) => ({ id: `${world.app.id}${username}`, appId: world.app.id, username })));
    for (let round = 0; round < 20; round++) {
      const { id, licenseKey: key } = await createTestLicense(world.owner, world.app);
      const replies = await Promise.all(
        sessions.map((sessionid, n) => call({ type: "upgrade", sessionid, username: names[n] ?? "", key })),
      );
      expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1);
      expect(replies.filter((reply) => reply.status === 409)).toHaveLength(49);
      expect(await licenseOf(world, id)).toMatchObject({ uses: 1 });
    }
  });

  test("12 registrations with one key at once: one user is made, the others leave nothing", async () => {
    const world = await newApp();
    const { licenseKey: key } = await createTestLicense(world.owner, world.app);
    const sessions = await Promise.all(Array.from({ length: 12 }, () => init(world)));
    const replies = await Promise.all(
      sessions.map((sessionid, n) => call({ type: "register", sessionid, username: `r${n}`, pass: "secret", key })),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, ...Array(11).fill(409)]);
    const users = await world.owner.ctx.db.select().from(schema.users).where(eq(schema.users.appId, world.app.id));
    expect(users).toHaveLength(1);
  });

  test("upgrade adds to what is left, and a spent key is refused", async () => {
    const world = await newApp();
    const { licenseKey: first } = await createTestLicense(world.owner, world.app, { durationDays: 10 });
    const { licenseKey: second } = await createTestLicense(world.owner, world.app, { durationDays: 20 });
    const sessionid = await init(world);
    await call({ type: "register", sessionid, username: "kay", pass: "secret", key: first });
    expect(await call({ type: "upgrade", sessionid, username: "kay", key: second })).toMatchObject({ status: 200 });
    expect(await call({ type: "upgrade", sessionid, username: "kay", key: second })).toMatchObject({ status: 409 });
    expect(await call({ type: "upgrade", sessionid, username: "none", key: second })).toMatchObject({ status: 404 });
    const reply = await call({ type: "login", sessionid, username: "kay", pass: "secret" });
    expect(reply.body).toMatchObject({ info: { subscriptions: [{ timeleft: 30 }] } });
  });
});

describe("variables", () => {
  test("native: var is the user's, getvar the application's; SDKs have it the other way round", async () => {
    const world = await newApp();
    const { licenseKey: key } = await createTestLicense(world.owner, world.app);
    await world.owner.ctx.db
      .insert(schema.variables)
      .values({ id: `${world.app.id}v`, appId: world.app.id, key: "motd", value: "héllo" });
    const sessionid = await init(world);
    expect(await call({ type: "getvar", sessionid, var: "motd" })).toMatchObject({
      body: { message: "héllo", response: "héllo", value: "héllo" },
    });
    expect(await call({ type: "var", sessionid, var: "motd" })).toMatchObject({
      status: 401,
      body: { code: "LOGIN_REQUIRED" },
    });
    await call({ type: "license", sessionid, key });
    expect(await call({ type: "setvar", sessionid, var: "theme", data: "dark" })).toMatchObject({ status: 200 });
    expect(await call({ type: "var", sessionid, var: "theme" })).toMatchObject({ body: { response: "dark" } });
    expect(await call({ type: "var", sessionid, varid: "motd" })).toMatchObject({ body: { message: "héllo" } });
    expect(await call({ type: "var", sessionid, var: "none" })).toMatchObject({ status: 404 });
    expect(await call({ type: "getvar", sessionid, varid: "none" })).toMatchObject({ status: 404 });
    expect(await call({ type: "setvar", sessionid, var: "bad key", data: "" })).toMatchObject({ status: 400 });
    const sdk = { sessionid, ...world.identity };
    expect(await call({ type: "var", ...sdk, varid: "motd" }, "form")).toMatchObject({ body: { message: "héllo" } });
    expect(await call({ type: "getvar", ...sdk, var: "theme" }, "form")).toMatchObject({ body: { response: "dark" } });
  });
});

describe("the rest of a session's life", () => {
  test("log, fetchOnline, fetchStats, checkblack, ban", async () => {
    const world = await newApp();
    const { licenseKey: key } = await createTestLicense(world.owner, world.app);
    const sessionid = await init(world);
    await call({ type: "license", sessionid, key, hwid: "H" });
    expect(await call({ type: "log", sessionid, pcuser: "pc", message: "hi" })).toMatchObject({
      body: { success: true },
    });
    await settleWrites();
    const logs = await world.owner.ctx.db.select().from(schema.logs).where(eq(schema.logs.appId, world.app.id));
    expect(logs.map((row) => row.action).sort()).toEqual(["license", "log"]);
    expect(await call({ type: "fetchOnline", sessionid })).toMatchObject({ body: { users: [{ credential: key }] } });
    expect(await call({ type: "fetchStats", sessionid })).toMatchObject({ body: { appinfo: { numUsers: "1" } } });
    expect(await call({ type: "checkblack", sessionid })).toMatchObject({
      status: 200,
      body: { success: false, blacklisted: false },
    });
    await world.owner.ctx.db
      .insert(schema.blacklist)
      .values({ id: `${world.app.id}b`, appId: world.app.id, type: "hwid", value: "H" });
    expect(await call({ type: "checkblacklist", sessionid, hwid: "H" })).toMatchObject({
      body: { success: true, blacklisted: true },
    });
    expect(await call({ type: "license", sessionid: await init(world), key, hwid: "H" })).toMatchObject({
      status: 403,
    });
    expect(await call({ type: "ban", sessionid })).toMatchObject({ body: { success: true } });
    expect(await call({ type: "check", sessionid })).toMatchObject({ status: 403, body: { code: "USER_BANNED" } });
  });

  test("a network on the blacklist turns its addresses away at init", async () => {
    const world = await newApp();
    await world.owner.ctx.db
      .insert(schema.blacklist)
      .values({ id: `${world.app.id}n`, appId: world.app.id, type: "ip", value: "192.0.2.0/24", isNetwork: true });
    expect(await call({ type: "init", ...world.identity })).toMatchObject({
      status: 403,
      body: { code: "BLACKLISTED" },
    });
  });

  test("logout and changeUsername end the session", async () => {
    const world = await newApp();
    const sessionid = await init(world);
    await call({ type: "register", sessionid, username: "old", pass: "secret" });
    expect(await call({ type: "changeUsername", sessionid, newUsername: "new" })).toMatchObject({ status: 200 });
    expect((await call({ type: "check", sessionid })).status).toBe(401);
    const again = await init(world);
    expect(await call({ type: "login", sessionid: again, username: "new", pass: "secret" })).toMatchObject({
      status: 200,
    });
    expect(await call({ type: "logout", sessionid: again })).toMatchObject({ status: 200 });
    expect((await call({ type: "check", sessionid: again })).status).toBe(401);
  });
});

describe("/api/1.1/ and /api/1.3/", () => {
  test("1.1 ignores enckey and never signs", async () => {
    const world = await newApp();
    const reply = await call({ type: "init", ...world.identity, enckey: "abc" }, "form", "1.1");
    expect(reply.body).toMatchObject({ success: true });
    expect(reply.headers.get("signature")).toBeNull();
    const check = await call(
      { type: "check", sessionid: String(reply.body["sessionid"]), ...world.identity },
      "form",
      "1.1",
    );
    expect(check).toMatchObject({ status: 200, body: { success: false } });
  });

  test("1.3 signs timestamp and body with Ed25519, and says ownerid, code and role in every reply", async () => {
    const world = await newApp();
    const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), Buffer.from(publicSigningKey(), "hex")]);
    const publicKey = createPublicKey({ key: der, format: "der", type: "spki" });
    const opened = await call({ type: "init", ...world.identity }, "form", "1.3");
    expect(opened.body).toMatchObject({
      success: true,
      code: 68,
      ownerid: world.identity.ownerid,
      role: expect.any(String),
    });
    const sessionid = String(opened.body["sessionid"]);
    const refused = await call({ type: "check", sessionid, ...world.identity }, "form", "1.3");
    expect(refused.body).toMatchObject({ success: false, ownerid: world.identity.ownerid, code: expect.any(Number) });
    for (const { headers, text } of [opened, refused]) {
      const signed = Buffer.from((headers.get("x-signature-timestamp") ?? "") + text);
      const signature = Buffer.from(headers.get("x-signature-ed25519") ?? "", "hex");
      expect(verify(null, signed, publicKey, signature)).toBe(true);
      expect(verify(null, Buffer.from(`${signed}x`), publicKey, signature)).toBe(false);
    }
  });
});
