import { describe, expect, test } from "vitest";
import { createTestAccount, testContext } from "@/server/test/factories";
import { createTestWorld, storedState, type TestWorld } from "@/server/test/world";
import { createCaller } from "../root";

type Caller = ReturnType<typeof createCaller>;

/** One call of every procedure on what an application holds. */
const CALLS: Record<string, (caller: Caller, world: TestWorld) => Promise<unknown>> = {
  "user.list": (c, { app }) => c.user.list({ app }),
  "user.get": (c, { app, user }) => c.user.get({ app, user }),
  "user.access": (c, { app, user }) => c.user.access({ app, user }),
  "user.create": (c, { app }) => c.user.create({ app, username: "new", password: "p" }),
  "user.edit": (c, { app, user }) => c.user.edit({ app, user, note: "x" }),
  "user.change": (c, { app, user }) => c.user.change({ app, ids: [user.id], change: { kind: "ban" } }),
  "license.edit": (c, { app, license }) => c.license.edit({ app, license, note: "x" }),
  "license.change": (c, { app, license }) => c.license.change({ app, ids: [license.id], change: { kind: "delete" } }),
  "user.ban": (c, { app, user }) => c.user.ban({ app, user, reason: "spam" }),
  "user.unban": (c, { app, user }) => c.user.unban({ app, user }),
  "user.pause": (c, { app, user }) => c.user.pause({ app, user }),
  "user.unpause": (c, { app, user }) => c.user.unpause({ app, user }),
  "user.resetHwid": (c, { app, user }) => c.user.resetHwid({ app, user }),
  "user.resetPassword": (c, { app, user }) => c.user.resetPassword({ app, user }),
  "user.extend": (c, { app, user }) => c.user.extend({ app, user, days: 1 }),
  "user.shorten": (c, { app, user }) => c.user.shorten({ app, user, days: 1 }),
  "user.delete": (c, { app, user }) => c.user.delete({ app, user }),
  "user.deleteMany": (c, { app }) => c.user.deleteMany({ app, where: "all" }),
  "subscription.list": (c, { app }) => c.subscription.list({ app }),
  "subscription.create": (c, { app }) => c.subscription.create({ app, name: "Gold" }),
  "subscription.edit": (c, { app, premium }) => c.subscription.edit({ app, subscription: premium, level: 3 }),
  "subscription.delete": (c, { app, premium }) => c.subscription.delete({ app, subscription: premium }),
  "variable.list": (c, { app }) => c.variable.list({ app }),
  "variable.set": (c, { app }) => c.variable.set({ app, key: "motd", value: "x" }),
  "variable.delete": (c, { app, variable }) => c.variable.delete({ app, variable }),
  "variable.listOfUsers": (c, { app }) => c.variable.listOfUsers({ app }),
  "variable.setOfUser": (c, { app, user }) => c.variable.setOfUser({ app, user, key: "coins", value: "1" }),
  "variable.deleteOfUser": (c, { app, userVariable }) => c.variable.deleteOfUser({ app, id: userVariable.id }),
  "webhook.list": (c, { app }) => c.webhook.list({ app }),
  "webhook.create": (c, { app }) => c.webhook.create({ app, name: "w", url: "https://example.com" }),
  "webhook.edit": (c, { app, webhook }) => c.webhook.edit({ app, id: webhook.id, name: "w" }),
  "holding.delete": (c, { app, entry }) => c.holding.delete({ app, holding: "blacklist", ids: [entry.id] }),
  "webhook.delete": (c, { app, webhook }) => c.webhook.delete({ app, id: webhook.id }),
  "blacklist.list": (c, { app }) => c.blacklist.list({ app }),
  "blacklist.create": (c, { app }) => c.blacklist.create({ app, type: "hwid", value: "W" }),
  "blacklist.delete": (c, { app, entry }) => c.blacklist.delete({ app, id: entry.id }),
  "log.list": (c, { app }) => c.log.list({ app }),
  "log.clear": (c, { app }) => c.log.clear({ app }),
  "app.reset": (c, { app }) => c.app.reset({ app }),
  "sellerKey.delete": (c, { sellerKey }) => c.sellerKey.delete({ id: sellerKey.id }),
};

describe("procedures on what an application holds", () => {
  test.each(Object.keys(CALLS))("%s: for its owner, and neither for strangers nor for anybody", async (name) => {
    const world = await createTestWorld();
    const before = await storedState(world);
    const call = CALLS[name];
    const stranger = createCaller({ service: (await createTestAccount()).ctx });
    const anybody = createCaller({ service: await testContext() });
    await expect(call?.(stranger, world)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(call?.(anybody, world)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(await storedState(world)).toBe(before);
    const result = await call?.(createCaller({ service: world.owner.ctx }), world);
    expect(JSON.stringify(result ?? null)).not.toMatch(/argon2|passwordHash|Box"|keyHash/);
  });

  test("seller keys are listed and made for the signed-in seller alone", async () => {
    const world = await createTestWorld();
    const caller = createCaller({ service: world.owner.ctx });
    const made = await caller.sellerKey.create({ name: "Bot" });
    const list = await caller.sellerKey.list({});
    expect(list.rows.map(({ key }) => key).sort()).toEqual([made.key, world.sellerKey.key].sort());
    const stranger = createCaller({ service: (await createTestAccount()).ctx });
    expect((await stranger.sellerKey.list({})).total).toBe(0);
  });

  test("lists find what is searched for, and blacklist entries by type", async () => {
    const world = await createTestWorld();
    const { app } = world;
    const caller = createCaller({ service: world.owner.ctx });
    await caller.variable.set({ app, key: "motd", value: "100% off" });
    await caller.variable.set({ app, key: "other", value: "100 off" });
    await caller.webhook.create({ app, name: "Alerts", url: "https://alerts.example.com" });
    await caller.version.add({ app, version: "7.8.9" });
    await caller.subscription.create({ app, name: "Diamond" });
    await caller.sellerKey.create({ name: "Discord" });
    await caller.eliteKey.addRule({ list: "whitelist", kind: "ip", value: "198.51.100.0/24" });
    await caller.eliteKey.addRule({ list: "blacklist", kind: "domain", value: "*.example.org" });
    await caller.blacklist.create({ app, type: "hwid", value: "W-1" });
    await caller.blacklist.create({ app, type: "ip", value: "203.0.113.9" });
    const names = (page: { rows: object[] }, field: string) => page.rows.map((row) => Reflect.get(row, field));
    expect(names(await caller.variable.list({ app, search: "100%" }), "key")).toEqual(["motd"]);
    await caller.variable.setOfUser({ app, user: world.user, key: "coins", value: "12" });
    const { username } = await caller.user.get({ app, user: world.user });
    const ofUsers = await caller.variable.listOfUsers({ app, search: username });
    expect(ofUsers.rows).toContainEqual(expect.objectContaining({ key: "coins", value: "12", username }));
    expect(ofUsers.total).toBe(ofUsers.rows.length);
    expect(names(await caller.webhook.list({ app, search: "ALERTS.ex" }), "name")).toEqual(["Alerts"]);
    expect(names(await caller.version.list({ app, search: "7.8" }), "version")).toEqual(["7.8.9"]);
    expect(names(await caller.subscription.list({ app, search: "diam" }), "name")).toEqual(["Diamond"]);
    expect(names(await caller.sellerKey.list({ search: "disc" }), "name")).toEqual(["Discord"]);
    expect(names(await caller.eliteKey.rules({ search: "EXAMPLE" }), "value")).toEqual(["*.example.org"]);
    const machines = await caller.blacklist.list({ app, type: "hwid" });
    expect(new Set(names(machines, "type"))).toEqual(new Set(["hwid"]));
    expect(machines.total).toBeLessThan((await caller.blacklist.list({ app })).total);
  });

  test("an account without an Elite Key has none to show, and no error", async () => {
    const elite = createCaller({ service: (await createTestAccount("elite")).ctx });
    expect(await elite.eliteKey.find()).toBeNull();
    const { key } = await elite.eliteKey.reset();
    expect(await elite.eliteKey.find()).toMatchObject({ key, isActive: true });
  });

  test("a refusal carries the code of the domain", async () => {
    const world = await createTestWorld();
    const caller = createCaller({ service: world.owner.ctx });
    const taken = caller.subscription.create({ app: world.app, name: "PREMIUM" });
    await expect(taken).rejects.toMatchObject({ code: "CONFLICT", cause: { code: "SUBSCRIPTION_EXISTS" } });
  });
});
