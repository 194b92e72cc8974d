import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { call, init, licenseOf, newApp } from "@/server/test/client-world";
import { createTestLicense } from "@/server/test/factories";

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
  test("50 clients redeem one key at once, 20 rounds: exactly one wins each", { timeout: 240_000 }, async () => {
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
    const grants = await world.owner.ctx.db.select().from(schema.grants).where(eq(schema.grants.appId, world.app.id));
    const [start = 0, end = 0] = grants.map((grant) => grant.expiresAt?.getTime() ?? 0).sort();
    expect(end - start).toBe(20 * 86_400_000);
  });
});
