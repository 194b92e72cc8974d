import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { createTestAccount, createTestApp, createTestLicense, testContext } from "@/server/test/factories";
import { createTestUser } from "@/server/test/world";
import { editUser, extendUser, getUser, shortenUser } from ".";

const DAY = 86_400_000;
const NOW = new Date("2026-06-01T12:00:00.000Z");
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY);

/** An application with tiers `default` (1), `Premium` (2) and `VIP` (5), seen on 1 June 2026 at noon. */
async function setUp() {
  const owner = await createTestAccount();
  const { app, tier } = await createTestApp(owner);
  const premium = { id: newId(), appId: app.id, name: "Premium", level: 2, durationDays: 90 };
  const vip = { id: newId(), appId: app.id, name: "VIP", level: 5, durationDays: 7 };
  await owner.ctx.db.insert(schema.subscriptions).values([premium, vip]);
  const ctx = await testContext({ kind: "account", accountId: owner.account.id, sessionId: null }, () => NOW);
  const target = (user: { id: string }) => ({ app: { id: app.id }, user: { id: user.id } });
  const grant = (user: { id: string }, of: { id: string; level: number }, expiresAt: Date | null, licenseId?: string) =>
    ctx.db.insert(schema.grants).values({
      ...{ id: newId(), appId: app.id, userId: user.id, subscriptionId: of.id, level: of.level, expiresAt, licenseId },
    });
  const expiries = async (user: { id: string }) => {
    const rows = await ctx.db.select().from(schema.grants).where(eq(schema.grants.userId, user.id));
    return rows.map((row) => row.expiresAt?.toISOString() ?? null).sort();
  };
  return { owner, app, tier, premium, vip, ctx, target, grant, expiries };
}

describe("the main grant", () => {
  test("running before expired, then the highest level, then the latest expiry", async () => {
    const { owner, app, tier, premium, vip, ctx, target, grant } = await setUp();
    const user = await createTestUser(owner, app, tier, { expiresAt: inDays(100) });
    const shown = async () => {
      const { subscription, level, expiresAt } = await getUser(ctx, target(user));
      return { subscription, level, expiresAt };
    };
    expect(await shown()).toEqual({ subscription: "default", level: 1, expiresAt: inDays(100) });
    await grant(user, vip, inDays(-1));
    expect(await shown()).toMatchObject({ subscription: "default" });
    await grant(user, premium, inDays(3));
    await grant(user, premium, inDays(5));
    expect(await shown()).toEqual({ subscription: "Premium", level: 2, expiresAt: inDays(5) });
    await grant(user, premium, null);
    expect(await shown()).toEqual({ subscription: "Premium", level: 2, expiresAt: null });
  });

  test("what a banned or paused license granted does not count", async () => {
    const { owner, app, tier, vip, ctx, target, grant } = await setUp();
    const user = await createTestUser(owner, app, tier, { expiresAt: inDays(10) });
    const license = await createTestLicense(owner, app);
    await grant(user, vip, inDays(50), license.id);
    const isLicense = eq(schema.licenses.id, license.id);
    expect(await getUser(ctx, target(user))).toMatchObject({ subscription: "VIP" });
    await ctx.db.update(schema.licenses).set({ pausedAt: NOW }).where(isLicense);
    expect(await getUser(ctx, target(user))).toMatchObject({ subscription: "default" });
    await ctx.db.update(schema.licenses).set({ pausedAt: null, bannedAt: NOW }).where(isLicense);
    expect(await getUser(ctx, target(user))).toMatchObject({ subscription: "default" });
  });

  test("a user without any grant has no level, tier or expiry", async () => {
    const { owner, app, tier, ctx, target } = await setUp();
    const user = await createTestUser(owner, app, tier);
    await ctx.db.delete(schema.grants).where(eq(schema.grants.userId, user.id));
    expect(await getUser(ctx, target(user))).toMatchObject({ level: null, subscription: null, expiresAt: null });
  });
});

describe("extendUser", () => {
  test("adds days to the running end, and counts from now once it has passed", async () => {
    const { owner, app, tier, ctx, target } = await setUp();
    const running = await createTestUser(owner, app, tier, { expiresAt: inDays(10) });
    const expired = await createTestUser(owner, app, tier, { expiresAt: inDays(-10) });
    expect((await extendUser(ctx, { ...target(running), days: 30 })).expiresAt).toEqual(inDays(40));
    expect((await extendUser(ctx, { ...target(expired), days: 30 })).expiresAt).toEqual(inDays(30));
  });

  test("moves only what ends last in the main tier", async () => {
    const { owner, app, premium, tier, ctx, target, grant, expiries } = await setUp();
    const user = await createTestUser(owner, app, premium, { expiresAt: inDays(10) });
    await grant(user, premium, inDays(4));
    await grant(user, tier, inDays(20));
    await extendUser(ctx, { ...target(user), days: 1 });
    expect(await expiries(user)).toEqual([inDays(4), inDays(11), inDays(20)].map((date) => date.toISOString()).sort());
  });

  test("with another tier, moves the user there first", async () => {
    const { owner, app, tier, vip, ctx, target, grant } = await setUp();
    const user = await createTestUser(owner, app, tier, { expiresAt: inDays(10) });
    const moved = await extendUser(ctx, { ...target(user), days: 5, subscription: "vip" });
    expect(moved).toMatchObject({ subscription: "VIP", level: 5, expiresAt: inDays(15) });
    await grant(user, vip, inDays(100));
    expect(await extendUser(ctx, { ...target(user), days: 5, subscription: "VIP" })).toMatchObject({
      expiresAt: inDays(105),
    });
  });

  test("gives a user without any tier the one named, else `default`", async () => {
    const { owner, app, tier, ctx, target } = await setUp();
    const [one, two] = [await createTestUser(owner, app, tier), await createTestUser(owner, app, tier)];
    await ctx.db.delete(schema.grants).where(eq(schema.grants.appId, app.id));
    const granted = await extendUser(ctx, { ...target(one), days: 5, subscription: "premium" });
    expect(granted).toMatchObject({ subscription: "Premium", level: 2, expiresAt: inDays(5) });
    expect(await extendUser(ctx, { ...target(two), days: 5 })).toMatchObject({ subscription: "default" });
  });

  test("a date must be later than the current end", async () => {
    const { owner, app, tier, ctx, target } = await setUp();
    const user = await createTestUser(owner, app, tier, { expiresAt: inDays(10) });
    expect(await extendUser(ctx, { ...target(user), expiresAt: inDays(11) })).toMatchObject({ expiresAt: inDays(11) });
    for (const expiresAt of [inDays(11), inDays(3)]) {
      await expect(extendUser(ctx, { ...target(user), expiresAt })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    }
  });

  test("refuses what has no end, both or no amounts, and ends beyond the year 9999; nothing changes", async () => {
    const { owner, app, tier, ctx, target } = await setUp();
    const lifetime = await createTestUser(owner, app, tier, { expiresAt: null });
    const far = await createTestUser(owner, app, tier, { expiresAt: new Date("9999-12-30T00:00:00Z") });
    const user = await createTestUser(owner, app, tier, { expiresAt: inDays(10) });
    const refused = [
      extendUser(ctx, { ...target(lifetime), days: 1 }),
      extendUser(ctx, { ...target(lifetime), days: 1, subscription: "VIP" }),
      extendUser(ctx, { ...target(lifetime), expiresAt: inDays(1) }),
      extendUser(ctx, { ...target(far), days: 30 }),
      extendUser(ctx, target(user)),
      extendUser(ctx, { ...target(user), days: 1, expiresAt: inDays(20) }),
    ];
    for (const outcome of await Promise.allSettled(refused)) {
      expect(outcome).toMatchObject({ status: "rejected", reason: { code: "INVALID_INPUT" } });
    }
    expect(await getUser(ctx, target(lifetime))).toMatchObject({ subscription: "default", expiresAt: null });
    expect(await getUser(ctx, target(user))).toMatchObject({ expiresAt: inDays(10) });
  });

  test("a frozen user's time counts from the moment of the freeze", async () => {
    const { owner, app, tier, ctx, target } = await setUp();
    const user = await createTestUser(owner, app, tier, { expiresAt: inDays(-5), frozenAt: inDays(-8) });
    expect(await extendUser(ctx, { ...target(user), days: 2 })).toMatchObject({ expiresAt: inDays(-3) });
  });

  test("100 at once add up exactly", { timeout: 60_000 }, async () => {
    const { owner, app, tier, ctx, target } = await setUp();
    const user = await createTestUser(owner, app, tier, { expiresAt: inDays(10) });
    await Promise.all(Array.from({ length: 100 }, () => extendUser(ctx, { ...target(user), days: 1 })));
    expect((await getUser(ctx, target(user))).expiresAt).toEqual(inDays(110));
  });
});

describe("shortenUser", () => {
  test("takes days or seconds off exactly, also into the past", async () => {
    const { owner, app, tier, ctx, target, grant, expiries } = await setUp();
    const user = await createTestUser(owner, app, tier, { expiresAt: inDays(10) });
    await grant(user, tier, inDays(2));
    expect(await shortenUser(ctx, { ...target(user), days: 3 })).toMatchObject({ expiresAt: inDays(7) });
    const seconds = 6 * 86_400 + 1;
    const end = new Date(inDays(1).getTime() - 1_000);
    expect(await shortenUser(ctx, { ...target(user), seconds })).toMatchObject({ expiresAt: end });
    expect(await expiries(user)).toEqual([end.toISOString(), end.toISOString()]);
    expect(await shortenUser(ctx, { ...target(user), days: 30 })).toMatchObject({
      expiresAt: new Date(end.getTime() - 30 * DAY),
    });
  });

  test("an earlier date, also where there was no end", async () => {
    const { owner, app, tier, ctx, target } = await setUp();
    const user = await createTestUser(owner, app, tier, { expiresAt: null });
    expect(await shortenUser(ctx, { ...target(user), expiresAt: inDays(9) })).toMatchObject({ expiresAt: inDays(9) });
    await expect(shortenUser(ctx, { ...target(user), expiresAt: inDays(9) })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
  });

  test("refuses what has no end, no tier at all, and ends before 1970", async () => {
    const { owner, app, tier, ctx, target } = await setUp();
    const lifetime = await createTestUser(owner, app, tier, { expiresAt: null });
    const bare = await createTestUser(owner, app, tier);
    await ctx.db.delete(schema.grants).where(eq(schema.grants.userId, bare.id));
    const user = await createTestUser(owner, app, tier, { expiresAt: inDays(1) });
    const refused = [
      shortenUser(ctx, { ...target(lifetime), seconds: 1 }),
      shortenUser(ctx, { ...target(bare), days: 1 }),
      shortenUser(ctx, { ...target(user), days: 36_500 }),
      shortenUser(ctx, { ...target(user), days: 1, seconds: 1 }),
    ];
    for (const outcome of await Promise.allSettled(refused)) {
      expect(outcome).toMatchObject({ status: "rejected", reason: { code: "INVALID_INPUT" } });
    }
  });

  test("extending and shortening at once cancel out exactly", { timeout: 60_000 }, async () => {
    const { owner, app, tier, ctx, target } = await setUp();
    const user = await createTestUser(owner, app, tier, { expiresAt: inDays(100) });
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        n % 2 === 0
          ? extendUser(ctx, { ...target(user), days: 3 })
          : shortenUser(ctx, { ...target(user), seconds: 2 * 86_400 }),
      ),
    );
    expect((await getUser(ctx, target(user))).expiresAt).toEqual(inDays(120));
  });
});

describe("editUser", () => {
  test("moves to another tier, sets its end, and forgets it with null", async () => {
    const { owner, app, tier, ctx, target } = await setUp();
    const user = await createTestUser(owner, app, tier, { expiresAt: inDays(10) });
    const moved = await editUser(ctx, { ...target(user), subscription: "VIP", expiresAt: inDays(3) });
    expect(moved).toMatchObject({ subscription: "VIP", level: 5, expiresAt: inDays(3) });
    expect(await editUser(ctx, { ...target(user), expiresAt: null })).toMatchObject({ expiresAt: null });
  });

  test("a new tier without an end lasts as long as the tier says", async () => {
    const { owner, app, tier, ctx, target } = await setUp();
    const user = await createTestUser(owner, app, tier);
    await ctx.db.delete(schema.grants).where(eq(schema.grants.userId, user.id));
    expect(await editUser(ctx, { ...target(user), subscription: "vip" })).toMatchObject({ expiresAt: inDays(7) });
  });

  test("a freeze keeps the time that is left, whatever else is frozen", async () => {
    const { owner, app, tier, vip, ctx, target, grant, expiries } = await setUp();
    const user = await createTestUser(owner, app, tier, { expiresAt: inDays(1), frozenAt: inDays(-8) });
    const first = await createTestLicense(owner, app, { frozenAt: inDays(-9) });
    const second = await createTestLicense(owner, app, { frozenAt: inDays(-2) });
    await grant(user, vip, inDays(100), first.id);
    await grant(user, vip, inDays(200), second.id);
    const thawed = await editUser(ctx, { ...target(user), freezeExpiry: false });
    expect(thawed.frozenAt).toBeNull();
    // The first license froze before the user and holds still; the second did so six days after the user.
    expect(await expiries(user)).toEqual([inDays(100), inDays(206), inDays(9)].map((d) => d.toISOString()).sort());
    const frozen = await editUser(ctx, { ...target(user), freezeExpiry: true });
    expect(frozen.frozenAt).toEqual(NOW);
  });

  test("renames, and the licenses that the user redeemed follow", async () => {
    const { owner, app, tier, ctx, target } = await setUp();
    const user = await createTestUser(owner, app, tier);
    const license = await createTestLicense(owner, app, { usedBy: user.username });
    const changes = {
      newUsername: "renamed",
      email: "r@example.com",
      note: "n",
      deviceLimit: 3,
      userPanelAccess: false,
    };
    expect(await editUser(ctx, { ...target(user), ...changes })).toMatchObject({
      ...{ username: "renamed", email: "r@example.com", note: "n", deviceLimit: 3, userPanelAccess: false },
    });
    const [row] = await ctx.db.select().from(schema.licenses).where(eq(schema.licenses.id, license.id));
    expect(row?.usedBy).toBe("renamed");
    const other = await createTestUser(owner, app, tier);
    await expect(editUser(ctx, { ...target(other), newUsername: "renamed" })).rejects.toMatchObject({
      code: "USERNAME_TAKEN",
    });
  });

  test("refuses an edit of nothing, and another name for the user of a license", async () => {
    const { owner, app, tier, ctx, target } = await setUp();
    const license = await createTestLicense(owner, app);
    const implicit = await createTestUser(owner, app, tier, { licenseId: license.id, username: license.licenseKey });
    await expect(editUser(ctx, target(implicit))).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(editUser(ctx, { ...target(implicit), newUsername: "x" })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
  });
});
