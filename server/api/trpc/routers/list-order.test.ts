import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { createTestAccount, createTestApp } from "@/server/test/factories";
import { createCaller } from "../root";

const day = (n: number) => new Date(Date.UTC(2027, 0, n));

/** Three rows of everything that is listed, with ascending ids; the second lacks what a row may lack. */
async function setUp() {
  const owner = await createTestAccount("elite");
  const { app } = await createTestApp(owner);
  const { db } = owner.ctx;
  const caller = createCaller({ service: owner.ctx });
  const places = new Map<string, string>();
  const rows = <A, B, C>(a: A, b: B, c: C) => {
    const ids = [newId(), newId(), newId()].sort();
    ids.forEach((id, index) => {
      places.set(id, String(index + 1));
    });
    const base = (index: number, created: number) => ({ id: ids[index] ?? "", appId: app.id, createdAt: day(created) });
    return [
      { ...base(0, 2), ...a },
      { ...base(1, 1), ...b },
      { ...base(2, 3), ...c },
    ] as const;
  };
  const own = { accountId: owner.account.id };
  const key = () => ({ ...own, keyHash: newId(), keyBox: "not read" });
  const tiers = rows(
    { name: "bronze", level: 2, durationDays: 90 },
    { name: "Anvil", level: 3, durationDays: 30 },
    { name: "Copper", level: 1, durationDays: 60 },
  );
  const users = rows({ username: "mira" }, { username: "zoe" }, { username: "adam" });
  const [mira, zoe, adam] = users;
  const { devices } = schema;
  await db.insert(schema.subscriptions).values([...tiers]);
  await db
    .insert(schema.licenses)
    .values([
      ...rows({ licenseKey: "B", expiresAt: day(9) }, { licenseKey: "C" }, { licenseKey: "A", expiresAt: day(8) }),
    ]);
  await db.insert(schema.users).values([...users]);
  await db.insert(schema.logs).values([...rows({ action: "a" }, { action: "a" }, { action: "a" })]);
  await db.insert(devices).values([
    ...rows(
      {
        deviceType: "motherboard" as const,
        deviceId: "2",
        name: "b",
        email: "b@x.test",
        subscriptionId: tiers[0].id,
        expiresAt: day(9),
        activatedAt: day(8),
      },
      { deviceType: "processor" as const, deviceId: "3" },
      {
        deviceType: "motherboard" as const,
        deviceId: "1",
        name: "A",
        email: "A@x.test",
        subscriptionId: tiers[1].id,
        expiresAt: day(8),
        activatedAt: day(9),
      },
    ),
  ]);
  await db
    .insert(schema.variables)
    .values([
      ...rows(
        { key: "b", isWritable: true, updatedAt: day(8) },
        { key: "c", isWritable: false, updatedAt: day(9) },
        { key: "a", isWritable: true, updatedAt: day(7) },
      ),
    ]);
  await db
    .insert(schema.userVariables)
    .values([
      ...rows(
        { userId: mira.id, key: "b", updatedAt: day(8) },
        { userId: zoe.id, key: "c", updatedAt: day(9) },
        { userId: adam.id, key: "a", updatedAt: day(7) },
      ),
    ]);
  await db
    .insert(schema.webhooks)
    .values([
      ...rows(
        { name: "b", url: "https://b.test", userAgent: "b" },
        { name: "C", url: "https://c.test" },
        { name: "A", url: "https://a.test", userAgent: "A" },
      ),
    ]);
  await db
    .insert(schema.blacklist)
    .values([
      ...rows(
        { type: "hwid" as const, value: "b", note: "b" },
        { type: "ip" as const, value: "c" },
        { type: "hwid" as const, value: "a", note: "A" },
      ),
    ]);
  await db
    .insert(schema.vpnAllowances)
    .values([...rows({ value: "b", note: "b" }, { value: "c" }, { value: "a", note: "A" })]);
  await db
    .insert(schema.hashes)
    .values([
      ...rows(
        { hashValue: "b".repeat(64), hashName: "b" },
        { hashValue: "c".repeat(64) },
        { hashValue: "a".repeat(64), hashName: "A" },
      ),
    ]);
  await db
    .insert(schema.versions)
    .values([
      ...rows(
        { version: "1.9", mode: "temporary" as const, allowedUntil: day(9) },
        { version: "1.10-beta.2", mode: "allow" as const },
        { version: "1.2.99999999999", mode: "temporary" as const, allowedUntil: day(8) },
      ),
    ]);
  await db
    .insert(schema.sellerKeys)
    .values([
      ...rows(
        { ...key(), name: "b", lastUsedAt: day(9) },
        { ...key(), name: "C" },
        { ...key(), name: "A", lastUsedAt: day(8) },
      ),
    ]);
  await db
    .insert(schema.eliteRules)
    .values([
      ...rows(
        { ...own, list: "blacklist" as const, kind: "domain" as const, value: "b.test" },
        { ...own, list: "whitelist" as const, kind: "ip" as const, value: "c.test" },
        { ...own, list: "blacklist" as const, kind: "domain" as const, value: "a.test" },
      ),
    ]);
  return { caller, app: { id: app.id }, places };
}

type World = Awaited<ReturnType<typeof setUp>>;
type Listed = Promise<{ rows: { id: string }[] }>;
/** Calls a list with an order that its schema may refuse. */
type ListCall = (world: World, sort: never) => Listed;

/** What each list gives ascending, by its sorts; descending is the reverse, but for a row without a value: it stays last, unless what it lacks is an end. */
const LISTS: Record<string, { call: ListCall; ascending: Record<string, string> }> = {
  license: {
    call: ({ caller, app }, sort) => caller.license.list({ app, sort }),
    ascending: { licenseKey: "312", createdAt: "213", expiresAt: "312" },
  },
  user: {
    call: ({ caller, app }, sort) => caller.user.list({ app, sort }),
    ascending: { username: "312", createdAt: "213" },
  },
  log: { call: ({ caller, app }, sort) => caller.log.list({ app, sort }), ascending: { createdAt: "213" } },
  device: {
    call: ({ caller, app }, sort) => caller.device.list({ app, sort }),
    ascending: {
      deviceId: "312",
      deviceType: "132",
      name: "31-",
      subscription: "31-",
      email: "31-",
      expiresAt: "312",
      activatedAt: "13-",
      createdAt: "213",
    },
  },
  subscription: {
    call: ({ caller, app }, sort) => caller.subscription.list({ app, sort, search: "n" }),
    ascending: { name: "21", level: "12", durationDays: "21", createdAt: "21" },
  },
  variable: {
    call: ({ caller, app }, sort) => caller.variable.list({ app, sort }),
    ascending: { key: "312", access: "213", updatedAt: "312" },
  },
  userVariable: {
    call: ({ caller, app }, sort) => caller.variable.listOfUsers({ app, sort }),
    ascending: { username: "312", key: "312", updatedAt: "312" },
  },
  webhook: {
    call: ({ caller, app }, sort) => caller.webhook.list({ app, sort }),
    ascending: { name: "312", url: "312", userAgent: "31-", createdAt: "213" },
  },
  blacklist: {
    call: ({ caller, app }, sort) => caller.blacklist.list({ app, sort }),
    ascending: { value: "312", type: "132", note: "31-", createdAt: "213" },
  },
  vpnAllowance: {
    call: ({ caller, app }, sort) => caller.vpnAllowance.list({ app, sort }),
    ascending: { value: "312", note: "31-", createdAt: "213" },
  },
  hash: {
    call: ({ caller, app }, sort) => caller.hash.list({ app, sort }),
    ascending: { hashName: "31-", hashValue: "312", createdAt: "213" },
  },
  version: {
    call: ({ caller, app }, sort) => caller.version.list({ app, sort }),
    ascending: { version: "312", mode: "213", allowedUntil: "31-", createdAt: "213" },
  },
  sellerKey: {
    call: ({ caller }, sort) => caller.sellerKey.list({ sort }),
    ascending: { name: "312", lastUsedAt: "31-", createdAt: "213" },
  },
  eliteRule: {
    call: ({ caller }, sort) => caller.eliteKey.rules({ sort }),
    ascending: { value: "312", list: "132", kind: "132", createdAt: "213" },
  },
};

describe("the order of lists", () => {
  test("each column that sorts does so both ways; what has no value comes last, no end after every end, equals by their ids", async () => {
    const world = await setUp();
    for (const [name, { call, ascending }] of Object.entries(LISTS)) {
      for (const [by, expected] of Object.entries(ascending)) {
        const seen = async (descending: boolean) =>
          (await call(world, { by, descending } as never)).rows.map(({ id }) => world.places.get(id)).join("");
        const reverse = expected.endsWith("-")
          ? `${expected.slice(0, 2).split("").reverse().join("")}2`
          : expected.split("").reverse().join("");
        expect([name, by, await seen(false)]).toEqual([name, by, expected.replace("-", "2")]);
        expect([name, by, await seen(true)]).toEqual([name, by, reverse]);
      }
    }
  });

  test.each(Object.keys(LISTS))("%s: a column that does not sort is refused, and named", async (name) => {
    const world = await setUp();
    const call = LISTS[name]?.call(world, { by: "passwordHash; drop table users", descending: true } as never);
    await expect(call).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});
