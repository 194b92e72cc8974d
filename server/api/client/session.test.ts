import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { settleWrites } from "@/server/lib/write-behind";
import { call, init, newApp } from "@/server/test/client-world";
import { createTestLicense } from "@/server/test/factories";

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
    expect(await call({ type: "fetchOnline", sessionid })).toMatchObject({
      body: { users: [{ credential: `****${key.slice(-4)}` }] },
    });
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
