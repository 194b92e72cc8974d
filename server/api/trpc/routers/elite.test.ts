import { describe, expect, test } from "vitest";
import { createEliteWorld, type EliteWorld } from "@/server/test/elite";
import { createTestAccount, testContext } from "@/server/test/factories";
import { createCaller } from "../root";

type Caller = ReturnType<typeof createCaller>;

const serial = { deviceType: "motherboard", deviceId: "MB-1" };
const HASH = "a".repeat(64);

/** One call of every procedure on hashes, versions, responses and devices. */
const CALLS: Record<string, (caller: Caller, world: EliteWorld) => Promise<unknown>> = {
  "hash.list": (c, { app }) => c.hash.list({ app }),
  "hash.register": (c, { app }) => c.hash.register({ app, hashValue: HASH }),
  "hash.delete": async (c, { app }) => {
    const hash = await c.hash.register({ app, hashValue: HASH });
    return c.hash.delete({ app, hash });
  },
  "version.list": (c, { app }) => c.version.list({ app }),
  "version.add": (c, { app }) => c.version.add({ app, version: "1.1" }),
  "version.edit": (c, { app }) => c.version.edit({ app, version: { version: "0.9" }, changes: { mode: "reminder" } }),
  "version.remove": (c, { app }) => c.version.remove({ app, version: { version: "0.9" } }),
  "response.list": (c, { app }) => c.response.list({ app }),
  "response.set": (c, { app }) => c.response.set({ app, code: "USER_BANNED", message: "Out" }),
  "response.reset": (c, { app }) => c.response.reset({ app, which: { all: true } }),
  "device.list": (c, { app }) => c.device.list({ app }),
  "device.create": (c, { app }) => c.device.create({ app, deviceType: "processor", deviceId: "CPU-1" }),
  "device.edit": (c, { app }) => c.device.edit({ app, device: serial, isBanned: true }),
  "device.extend": (c, { app }) => c.device.extend({ app, device: serial, days: 1 }),
  "device.ban": (c, { app }) => c.device.ban({ app, device: serial }),
  "device.pause": (c, { app }) => c.device.pause({ app, device: serial }),
  "device.delete": (c, { app }) => c.device.delete({ app, device: serial }),
};

describe("procedures on hashes, versions, responses and devices", () => {
  test.each(Object.keys(CALLS))("%s: for the owner, and neither for strangers nor for anybody", async (name) => {
    const world = await createEliteWorld();
    const call = CALLS[name];
    const stranger = createCaller({ service: (await createTestAccount("elite")).ctx });
    const anybody = createCaller({ service: await testContext() });
    await expect(call?.(stranger, world)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(call?.(anybody, world)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await call?.(createCaller({ service: world.owner.ctx }), world);
  });
});

describe("eliteKey", () => {
  test("reset, get, permissions and rules belong to the signed-in seller", async () => {
    const owner = createCaller({ service: (await createTestAccount("elite")).ctx });
    const stranger = createCaller({ service: (await createTestAccount("elite")).ctx });
    const made = await owner.eliteKey.reset();
    expect((await owner.eliteKey.get()).key).toBe(made.key);
    await expect(stranger.eliteKey.get()).rejects.toMatchObject({ code: "NOT_FOUND" });
    await owner.eliteKey.setPermissions({ permissions: { "license.ban": false } });
    expect((await owner.eliteKey.permissions())["license.ban"]).toBe(false);
    expect((await stranger.eliteKey.permissions())["license.ban"]).toBe(true);
    const rule = await owner.eliteKey.addRule({ list: "whitelist", kind: "domain", value: "*.Example.com" });
    expect((await owner.eliteKey.rules({})).rows).toEqual([rule]);
    expect((await stranger.eliteKey.rules({})).total).toBe(0);
    await expect(stranger.eliteKey.deleteRule({ rule })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await owner.eliteKey.deleteRule({ rule });
    expect((await owner.eliteKey.rules({})).total).toBe(0);
  });

  test("below plan elite there is no key, and nobody gets one without signing in", async () => {
    const free = createCaller({ service: (await createTestAccount("free")).ctx });
    const refused = { code: "FORBIDDEN", cause: { code: "PLAN_REQUIREMENT" } };
    await expect(free.eliteKey.reset()).rejects.toMatchObject(refused);
    const anybody = createCaller({ service: await testContext() });
    await expect(anybody.eliteKey.reset()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });
});
