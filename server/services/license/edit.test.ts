import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { createTestAccount, createTestApp, createTestLicense } from "@/server/test/factories";
import { editUser } from "../user";
import { editLicense, extendLicense } from ".";

const END = new Date("2099-01-01T00:00:00.000Z");
const HOUR = 3_600_000;

/** A redeemed license with its user and grants at a clock that tests move. */
async function setUp(grantEnds: (Date | null)[] = [END]) {
  let now = Date.parse("2027-01-01T00:00:00.000Z");
  const owner = await createTestAccount();
  const ctx = { ...owner.ctx, now: () => new Date(now) };
  const { app, tier } = await createTestApp(owner);
  const appId = app.id;
  const premium = newId();
  await ctx.db.insert(schema.subscriptions).values({ id: premium, appId, name: "Premium", level: 2 });
  const license = await createTestLicense(owner, app, { uses: 1, durationDays: null, expiresAt: END });
  const userId = newId();
  await ctx.db.insert(schema.users).values({ id: userId, appId, username: "xela" });
  for (const expiresAt of grantEnds) {
    const grant = { id: newId(), appId, userId, subscriptionId: tier.id, licenseId: license.id, level: 1 };
    await ctx.db.insert(schema.grants).values({ ...grant, expiresAt });
  }
  const { grants } = schema;
  return {
    ctx,
    app: { id: appId },
    license: { id: license.id },
    user: { id: userId },
    premium,
    pass: (ms: number) => {
      now += ms;
    },
    grants: () => ctx.db.select().from(grants).where(eq(grants.licenseId, license.id)),
  };
}

const ends = (rows: { expiresAt: Date | null }[]) => rows.map((row) => row.expiresAt?.getTime() ?? null);

describe("editLicense", () => {
  test("a frozen license and what it granted stand still: thawed, they end as much later", async () => {
    const { ctx, app, license, pass, grants } = await setUp();
    const frozen = await editLicense(ctx, { app, license, freezeExpiry: true });
    expect(frozen.frozenAt).toEqual(ctx.now());
    pass(5 * HOUR);
    await editLicense(ctx, { app, license, freezeExpiry: true });
    const thawed = await editLicense(ctx, { app, license, freezeExpiry: false });
    expect(thawed.expiresAt?.getTime()).toBe(END.getTime() + 5 * HOUR);
    expect(thawed.frozenAt).toBeNull();
    expect(ends(await grants())).toEqual([END.getTime() + 5 * HOUR]);
    pass(HOUR);
    const again = await editLicense(ctx, { app, license, freezeExpiry: false });
    expect(again.expiresAt?.getTime()).toBe(END.getTime() + 5 * HOUR);
  });

  test.each([
    ["license", "user"],
    ["user", "license"],
  ] as const)("where %s and then %s are frozen, the time they share counts once", async (first, second) => {
    const { ctx, app, license, user, pass, grants } = await setUp();
    const freeze = (which: "license" | "user", freezeExpiry: boolean) =>
      which === "license"
        ? editLicense(ctx, { app, license, freezeExpiry })
        : editUser(ctx, { app, user, freezeExpiry });
    await freeze(first, true);
    pass(HOUR);
    await freeze(second, true);
    pass(HOUR);
    await freeze("license", false);
    pass(HOUR);
    await freeze("user", false);
    expect(ends(await grants())).toEqual([END.getTime() + 3 * HOUR]);
  });

  test("a new end moves what was granted as far, and none takes every end away", async () => {
    const stacked = new Date(END.getTime() + 10 * HOUR);
    const { ctx, app, license, grants } = await setUp([END, stacked]);
    const end = new Date(END.getTime() - 3 * HOUR);
    const moved = await editLicense(ctx, { app, license, expiresAt: end });
    expect(moved.expiresAt).toEqual(end);
    expect(ends(await grants()).sort()).toEqual([end.getTime(), stacked.getTime() - 3 * HOUR]);
    const endless = await editLicense(ctx, { app, license, expiresAt: null });
    expect(endless.expiresAt).toBeNull();
    expect(ends(await grants())).toEqual([null, null]);
    await editLicense(ctx, { app, license, expiresAt: END });
    expect(ends(await grants())).toEqual([END.getTime(), END.getTime()]);
  });

  test("a fixed end takes the place of days from the first use", async () => {
    const owner = await createTestAccount();
    const { app } = await createTestApp(owner);
    const { id } = await createTestLicense(owner, app, { durationDays: 30 });
    const target = { app: { id: app.id }, license: { id } };
    expect((await extendLicense(owner.ctx, { ...target, days: 5 })).durationDays).toBe(35);
    const edited = await editLicense(owner.ctx, { ...target, expiresAt: END });
    expect(edited).toMatchObject({ durationDays: null, expiresAt: END });
  });

  test("another tier takes the place of all that it granted, one grant a user, the longest", async () => {
    const longest = new Date(END.getTime() + HOUR);
    const { ctx, app, license, premium, grants } = await setUp([END, longest]);
    const edited = await editLicense(ctx, { app, license, subscription: "PREMIUM" });
    expect(edited).toMatchObject({ subscriptionId: premium, level: 2 });
    expect(await grants()).toMatchObject([{ subscriptionId: premium, level: 2, expiresAt: longest }]);
  });

  test("what is left out stays, and nothing to change is refused", async () => {
    const { ctx, app, license } = await setUp();
    await editLicense(ctx, { app, license, note: "kept", userPanelAccess: false });
    const edited = await editLicense(ctx, { app, license, deviceLimit: 4 });
    expect(edited).toMatchObject({ note: "kept", userPanelAccess: false, deviceLimit: 4, expiresAt: END, level: 1 });
    expect((await editLicense(ctx, { app, license, note: "" })).note).toBeNull();
    await expect(editLicense(ctx, { app, license })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });

  test("a stranger's license is not found", async () => {
    const { app, license } = await setUp();
    const stranger = await createTestAccount();
    const { app: own } = await createTestApp(stranger);
    await expect(editLicense(stranger.ctx, { app, license, note: "x" })).rejects.toMatchObject({
      code: "APP_NOT_FOUND",
    });
    const foreign = editLicense(stranger.ctx, { app: { id: own.id }, license, note: "x" });
    await expect(foreign).rejects.toMatchObject({ code: "LICENSE_NOT_FOUND" });
  });
});
