import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { createTestAccount, createTestApp, createTestLicense, testContext } from "@/server/test/factories";
import { extendLicense, shortenLicense } from "./expiry";

const DAY_MS = 86_400_000;
const NOW = new Date("2026-03-01T12:00:00.000Z");
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

/** A license in the given state at NOW, with a grant for each of `grantEnds`. */
async function setUp(license: Parameters<typeof createTestLicense>[2], grantEnds: (Date | null)[] = []) {
  const owner = await createTestAccount();
  const { app, tier } = await createTestApp(owner);
  const { id } = await createTestLicense(owner, app, license);
  const ctx = await testContext({ kind: "account", accountId: owner.account.id, sessionId: null }, () => NOW);
  for (const expiresAt of grantEnds) {
    const userId = newId();
    await ctx.db.insert(schema.users).values({ id: userId, appId: app.id, username: userId });
    const grant = { id: newId(), appId: app.id, userId, subscriptionId: tier.id, licenseId: id, level: 1, expiresAt };
    await ctx.db.insert(schema.grants).values(grant);
  }
  const target = { app: { id: app.id }, license: { id } };
  return {
    extend: (change: { days?: number; expiresAt?: Date }) => extendLicense(ctx, { ...target, ...change }),
    shorten: (change: { days?: number; expiresAt?: Date }) => shortenLicense(ctx, { ...target, ...change }),
    grantEnds: async () => {
      const rows = await ctx.db.select().from(schema.grants).where(eq(schema.grants.licenseId, id));
      return rows.map((row) => row.expiresAt).sort((a, b) => Number(a) - Number(b));
    },
  };
}
const redeemed = (expiresAt: Date) => ({ uses: 1, durationDays: 30, expiresAt });

describe("extendLicense by days", () => {
  test("adds to the running end, of the license and of what it granted", async () => {
    const license = await setUp(redeemed(inDays(10)), [inDays(10), inDays(40)]);
    expect(await license.extend({ days: 5 })).toMatchObject({ expiresAt: inDays(15), durationDays: 30 });
    expect(await license.grantEnds()).toEqual([inDays(15), inDays(45)]);
  });

  test("starts from now when it has run out", async () => {
    const license = await setUp(redeemed(inDays(-10)), [inDays(-10)]);
    expect(await license.extend({ days: 5 })).toMatchObject({ expiresAt: inDays(5), status: "used" });
    expect(await license.grantEnds()).toEqual([inDays(5)]);
  });

  test("of a frozen one starts from where its clock stands", async () => {
    const license = await setUp({ ...redeemed(inDays(-1)), frozenAt: inDays(-2) }, [inDays(-1)]);
    expect(await license.extend({ days: 5 })).toMatchObject({ expiresAt: inDays(4) });
  });

  test("lengthens the duration of one that nobody redeemed", async () => {
    const license = await setUp({ durationDays: 30 });
    expect(await license.extend({ days: 5 })).toMatchObject({ durationDays: 35, expiresAt: null });
    await expect(license.extend({ days: 36_500 })).rejects.toMatchObject({ code: "INVALID_INPUT", field: "days" });
  });

  test("is refused when it never expires", async () => {
    const license = await setUp({ durationDays: null, uses: 1 }, [null]);
    await expect(license.extend({ days: 1 })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    expect(await license.grantEnds()).toEqual([null]);
  });

  test("twenty at once add up exactly", async () => {
    const license = await setUp(redeemed(inDays(10)), [inDays(10)]);
    await Promise.all(Array.from({ length: 20 }, () => license.extend({ days: 1 })));
    expect(await license.grantEnds()).toEqual([inDays(30)]);
    expect(await license.extend({ days: 1 })).toMatchObject({ expiresAt: inDays(31) });
  });
});

describe("extendLicense to a moment", () => {
  test("moves what it granted as far as the license", async () => {
    const license = await setUp(redeemed(inDays(10)), [inDays(10), inDays(40)]);
    expect(await license.extend({ expiresAt: inDays(12) })).toMatchObject({ expiresAt: inDays(12) });
    expect(await license.grantEnds()).toEqual([inDays(12), inDays(42)]);
  });

  test("replaces the duration of one that nobody redeemed", async () => {
    const license = await setUp({ durationDays: 30 });
    const moved = await license.extend({ expiresAt: inDays(3) });
    expect(moved).toMatchObject({ durationDays: null, expiresAt: inDays(3) });
  });

  test("is refused unless later, and with days or without anything", async () => {
    const license = await setUp(redeemed(inDays(10)), [inDays(10)]);
    for (const change of [{ expiresAt: inDays(10) }, { days: 1, expiresAt: inDays(20) }, {}]) {
      await expect(license.extend(change)).rejects.toMatchObject({ code: "INVALID_INPUT" });
    }
    expect(await license.grantEnds()).toEqual([inDays(10)]);
  });
});

describe("shortenLicense", () => {
  test("takes days off exactly, into the past as well", async () => {
    const license = await setUp(redeemed(inDays(10)), [inDays(10), inDays(40)]);
    expect(await license.shorten({ days: 15 })).toMatchObject({ expiresAt: inDays(-5), status: "expired" });
    expect(await license.grantEnds()).toEqual([inDays(-5), inDays(25)]);
  });

  test("leaves at least one day of a duration", async () => {
    const license = await setUp({ durationDays: 30 });
    expect(await license.shorten({ days: 29 })).toMatchObject({ durationDays: 1 });
    await expect(license.shorten({ days: 1 })).rejects.toMatchObject({ code: "INVALID_INPUT", field: "days" });
  });

  test("to a moment: earlier only, and one that never expires gets an end", async () => {
    const license = await setUp(redeemed(inDays(10)), [inDays(10)]);
    await expect(license.shorten({ expiresAt: inDays(11) })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    expect(await license.shorten({ expiresAt: inDays(1) })).toMatchObject({ expiresAt: inDays(1) });
    const lifetime = await setUp({ durationDays: null, uses: 1 }, [null, inDays(90)]);
    await expect(lifetime.shorten({ days: 1 })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    expect(await lifetime.shorten({ expiresAt: inDays(7) })).toMatchObject({ expiresAt: inDays(7) });
    expect(await lifetime.grantEnds()).toEqual([inDays(7), inDays(90)]);
  });
});
