import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { createTestAccount } from "@/server/test/factories";
import { createTestWorld } from "@/server/test/world";
import type { Cell } from "./csv";
import { openSet } from "./sets";

type Context = Parameters<typeof openSet>[0];

/** A set as objects, all pages of it. */
async function read(ctx: Context, owner: string, name: string, query: Record<string, unknown> = {}) {
  const { header, pages } = await openSet(ctx, owner, name, query);
  const rows: Record<string, Cell>[] = [];
  for await (const page of pages) {
    for (const row of page) rows.push(Object.fromEntries(header.map((column, index) => [column, row[index] ?? null])));
  }
  return rows;
}

describe("the sets of an application", () => {
  test.each([
    ["licenses", (w) => ({ license_key: w.license.licenseKey })],
    ["users", (w) => ({ username: w.user.username, ip: "203.0.113.9", banned: "no" })],
    ["logs", () => ({ action: "login", ip: "203.0.113.9", data: "from the menu" })],
    ["subscriptions", () => ({ name: "Premium", level: 2, duration_days: 90 })],
    ["variables", () => ({ key: "motd", value: "hello", clients_may_write: "yes" })],
    ["user-variables", (w) => ({ username: w.user.username, key: "coins", value: "7" })],
    ["webhooks", (w) => ({ id: w.webhook.id, name: "hook", url: "https://example.com/hook" })],
    ["blacklist", () => ({ type: "hwid", value: "BAD-HWID" })],
    ["hashes", () => ({ hash_name: "1.0" })],
    ["devices", () => ({ device_id: "SERIAL-1", status: "active" })],
    ["versions", () => ({ version: "1.1", mode: "allow" })],
    ["vpn-allowances", () => ({ value: "198.51.100.0/24" })],
  ] as [string, (world: Awaited<ReturnType<typeof createTestWorld>>) => object][])("%s", async (name, row) => {
    const world = await createTestWorld();
    const { ctx } = world.owner;
    const of = () => ({ id: newId(), appId: world.app.id });
    await ctx.db.insert(schema.hashes).values({ ...of(), hashName: "1.0", hashValue: "a".repeat(64) });
    await ctx.db.insert(schema.devices).values({ ...of(), deviceType: "motherboard", deviceId: "SERIAL-1" });
    await ctx.db.insert(schema.versions).values({ ...of(), version: "1.1" });
    await ctx.db.insert(schema.vpnAllowances).values({ ...of(), value: "198.51.100.0/24" });
    expect(await read(ctx, world.app.id, name)).toContainEqual(expect.objectContaining(row(world)));
    const stranger = await createTestAccount();
    await expect(openSet(stranger.ctx, world.app.id, name, {})).rejects.toMatchObject({ code: "APP_NOT_FOUND" });
  });

  test("are narrowed as the list is, and hold all pages", async () => {
    const { owner, app } = await createTestWorld();
    const entry = (n: number) => ({ id: newId(), appId: app.id, type: "ip" as const, value: `203.0.113.${n}` });
    await owner.ctx.db.insert(schema.blacklist).values([entry(1), entry(2)]);
    const values = async (query: object) =>
      (await read(owner.ctx, app.id, "blacklist", { ...query })).map(({ value }) => value);
    expect((await values({ type: "ip" })).sort()).toEqual(["203.0.113.1", "203.0.113.2"]);
    expect(await values({ search: "bad" })).toEqual(["BAD-HWID"]);
    const many = Array.from({ length: 1_203 }, (_, n) => ({
      id: newId(),
      appId: app.id,
      action: "login",
      data: `${n}`,
    }));
    await owner.ctx.db.insert(schema.logs).values(many);
    const data = (await read(owner.ctx, app.id, "logs", { action: "login" })).map((row) => row["data"]);
    expect(new Set(data).size).toBe(1_204);
    await expect(read(owner.ctx, app.id, "blacklist", { type: "moon" })).rejects.toThrow();
  });

  test("do not hold secrets", async () => {
    const { owner, app, sellerKey } = await createTestWorld();
    const [webhook] = await read(owner.ctx, app.id, "webhooks");
    expect(Object.keys(webhook ?? {}).join()).not.toMatch(/auth/);
    const keys = await read(owner.ctx, "account", "seller-keys");
    expect(keys).not.toHaveLength(0);
    expect(JSON.stringify(keys)).not.toContain(sellerKey.key);
    expect(Object.keys(keys[0] ?? {})).toEqual(["name", "last_used_at", "created_at"]);
  });
});

test("a name that is none is no route, whoever asks", async () => {
  const { owner, app } = await createTestWorld();
  for (const [id, name] of [
    [app.id, "seller-keys"],
    ["account", "licenses"],
    [app.id, "constructor"],
  ] as const) {
    await expect(openSet(owner.ctx, id, name, {})).rejects.toMatchObject({ code: "ROUTE_NOT_FOUND" });
  }
});

test("the accounts of the installation are for admins", async () => {
  const { ctx } = await createTestAccount();
  expect(await read(ctx, "account", "elite-rules")).toEqual([]);
  await expect(read(ctx, "account", "accounts")).rejects.toThrow();
});
