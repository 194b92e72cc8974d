import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { getElitePermissions, resetEliteKey, setElitePermissions } from "@/server/services/elite-key";
import { createEliteWorld, elite, type Params } from "@/server/test/elite";

const DAY = 86_400_000;
const FAR = Date.parse("2099-01-01T00:00:00.000Z");

const atOnce = <T>(count: number, run: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => run(n)));

/** How many replies had each status. */
function tally(replies: { status: number }[]): Record<number, number> {
  const sums: Record<number, number> = {};
  for (const { status } of replies) sums[status] = (sums[status] ?? 0) + 1;
  return sums;
}

describe("of many at once, one wins", () => {
  test("50 registrations of one hash: one 200, 49 times 409, one row", async () => {
    const world = await createEliteWorld();
    const replies = await atOnce(50, () => elite(world, "hash.register", { hash_value: "e".repeat(64) }));
    expect(tally(replies)).toEqual({ 200: 1, 409: 49 });
    const lost = replies.filter(({ status }) => status === 409).map(({ body }) => body["error"]);
    expect(new Set(lost)).toEqual(new Set(["Hash already registered"]));
    const { hashes } = schema;
    expect(await world.owner.ctx.db.$count(hashes, eq(hashes.appId, world.app.id))).toBe(1);
  });

  test.each<[string, (n: number) => Params]>([
    ["user.generate", () => ({ username: "one", password: "p", subscription: "default", expiry_date: null })],
    ["device.create", () => ({ device_type: "processor", device_id: "CPU-1" })],
    ["license.generate", () => ({ license_key: "ONE-KEY", subscription: "default", expiry_date: null })],
    ["subscription.create", (n) => ({ name: n % 2 ? "gold" : "GOLD" })],
    ["version.add", (n) => ({ version: `3${".0".repeat(n % 4)}` })],
  ])("20 times %s", async (operation, params) => {
    const world = await createEliteWorld();
    const replies = await atOnce(20, (n) => elite(world, operation, params(n)));
    expect(tally(replies)).toEqual({ 200: 1, 409: 19 });
  });

  test.each<[string, Params]>([
    ["device.delete", { device_type: "motherboard", device_id: "MB-1" }],
    ["user.delete", { username: "xela" }],
    ["variable.delete", { key: "motd" }],
    ["version.remove", { version: "0.9" }],
    ["subscription.delete", { name: "Spare" }],
  ])("10 times %s", async (operation, params) => {
    const world = await createEliteWorld();
    expect(tally(await atOnce(10, () => elite(world, operation, params)))).toEqual({ 200: 1, 404: 9 });
  });
});

describe("nothing is lost between many at once", () => {
  test.each([
    ["license", (w: { license: { licenseKey: string } }) => ({ license_key: w.license.licenseKey })],
    ["user", () => ({ username: "xela" })],
    ["device", () => ({ device_type: "motherboard", device_id: "MB-1" })],
  ] as const)("50 times one day more for a %s are 50 days", async (name, of) => {
    const world = await createEliteWorld();
    const replies = await atOnce(50, () => elite(world, `${name}.extend`, { ...of(world), days: 1 }));
    expect(tally(replies)).toEqual({ 200: 50 });
    const ends = replies.map(({ body }) => Date.parse(String((body[name] as Params)["expiry_date"])));
    expect(Math.max(...ends)).toBe(FAR + 50 * DAY);
    expect(new Set(ends).size).toBe(50);
  });

  test("switches thrown together all hold", async () => {
    const { owner } = await createEliteWorld();
    const names = ["license.ban", "license.edit", "user.ban", "user.edit", "device.ban", "app.edit"] as const;
    await atOnce(names.length, (n) =>
      setElitePermissions(owner.ctx, { permissions: { [names[n] ?? "license.ban"]: false } }),
    );
    const permissions = await getElitePermissions(owner.ctx);
    expect(names.map((name) => permissions[name])).toEqual(names.map(() => false));
    expect(permissions["license.delete"]).toBe(true);
  });

  test("of keys made together one lives", async () => {
    const world = await createEliteWorld();
    const made = await atOnce(10, () => resetEliteKey(world.owner.ctx));
    const replies = await Promise.all(
      made.map(({ key }) => elite({ ...world, key }, "user.unban", { username: "xela" })),
    );
    expect(tally(replies)).toEqual({ 200: 1, 401: 9 });
  });

  test("sentences set together leave one", async () => {
    const world = await createEliteWorld();
    const set = (n: number) => elite(world, "response.set", { code: "USER_BANNED", message: `Number ${n}` });
    expect(tally(await atOnce(20, set))).toEqual({ 200: 20 });
    expect((await elite(world, "response.reset", { code: "USER_BANNED" })).body["reset"]).toBe(1);
  });
});
