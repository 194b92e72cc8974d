import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { call, type Fields, init, newApp, type World } from "@/server/test/client-world";
import { createTestLicense } from "@/server/test/factories";

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

  describe("KeyAuth programs init once and serve many: the last log-in has the session", () => {
    const ada = { username: "ada", pass: "  <b>pa ss</b>😀é", hwid: "PC-1" };

    test.each(["1.1", "1.2", "1.3"] as const)("at %s by login, license and register", async (version) => {
      const opening = { type: "init", ...world.identity, ver: "1.0", ...(version === "1.2" ? { enckey: "k" } : {}) };
      const { body } = await call(opening, "form", version);
      const own = { sessionid: String(body["sessionid"]), ...world.identity };
      const ask = (fields: Record<string, string>) => call({ ...own, ...fields }, "form", version);
      const keys = [
        await createTestLicense(world.owner, world.app),
        await createTestLicense(world.owner, world.app),
      ] as const;
      const name = `eve-${version}`;
      for (const [fields, username] of [
        [{ type: "login", ...ada }, "ada"],
        [{ type: "license", key: keys[0].licenseKey, hwid: "X" }, keys[0].licenseKey],
        [{ type: "register", username: name, pass: "secret", key: keys[1].licenseKey }, name],
        [{ type: "login", ...ada }, "ada"],
      ] as const) {
        expect((await ask(fields)).body).toMatchObject({ success: true, info: { username } });
        await ask({ type: "setvar", var: "whose", data: username });
        expect((await ask({ type: "getvar", var: "whose" })).body).toMatchObject({ response: username });
      }
    });

    test("log-ins of several that arrive at once all succeed", async () => {
      const { body } = await call({ type: "init", ...world.identity, ver: "1.0", enckey: "k" }, "form");
      const own = { sessionid: String(body["sessionid"]), ...world.identity };
      const keys = await Promise.all([1, 2, 3, 4].map(() => createTestLicense(world.owner, world.app)));
      const replies = await Promise.all(
        keys.map(({ licenseKey }) => call({ ...own, type: "license", key: licenseKey, hwid: "X" }, "form")),
      );
      expect(replies.map((reply) => reply.body["success"])).toEqual([true, true, true, true]);
    });
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
