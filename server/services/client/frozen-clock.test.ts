import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { schema } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { createTestAccount, createTestApp, createTestLicense, testContext } from "@/server/test/factories";
import { transaction } from "../context";
import { editLicense, extendLicense } from "../license";
import { editUser, extendUser } from "../user";
import { redeemLicense } from "./redeem";

const DAY = 86_400_000;
const day = (n: number) => new Date(Date.parse("2026-06-01T00:00:00.000Z") + n * DAY);

type Case = {
  name: string;
  /** The day on which what the user has already ends. */
  ends?: number;
  userFroze?: number;
  licenseFroze?: number;
  /** What happens on day 20; a license gives 30 days. */
  act: "redeem" | "redeem, then extend the license" | "extend the user";
  /** Days left on day 25, when everything is thawed. */
  left: number;
};

const CASES: Case[] = [
  { name: "nothing frozen, something running", ends: 22, act: "redeem", left: 27 },
  { name: "nothing frozen, nothing running", ends: 10, act: "redeem", left: 25 },
  { name: "a frozen user with two days left", ends: 10, userFroze: 8, act: "redeem", left: 32 },
  { name: "a frozen user whose time had run out", ends: 5, userFroze: 8, act: "redeem", left: 30 },
  { name: "a frozen user without anything", userFroze: 8, act: "redeem", left: 30 },
  { name: "a license that is frozen at its first use", licenseFroze: 1, act: "redeem", left: 30 },
  { name: "a frozen license for a running user", ends: 22, licenseFroze: 18, act: "redeem", left: 32 },
  { name: "both frozen, the user first", ends: 10, userFroze: 8, licenseFroze: 12, act: "redeem", left: 32 },
  { name: "both frozen, the license first", ends: 10, userFroze: 8, licenseFroze: 2, act: "redeem", left: 32 },
  { name: "30 more days for a frozen user", userFroze: 8, act: "redeem, then extend the license", left: 60 },
  { name: "30 more days for a frozen license", licenseFroze: 8, act: "redeem, then extend the license", left: 60 },
  { name: "time by hand for a frozen user without anything", userFroze: 8, act: "extend the user", left: 30 },
  { name: "time by hand for a frozen user", ends: 10, userFroze: 8, act: "extend the user", left: 32 },
];

test.each(CASES)("$name, $act: $left days left", async ({ ends, userFroze, licenseFroze, act, left }) => {
  const owner = await createTestAccount();
  const { app, tier } = await createTestApp(owner);
  const at = (n: number) =>
    testContext({ kind: "account", accountId: owner.account.id, sessionId: null }, () => day(n));
  const [ctx, later] = [await at(20), await at(25)];
  const user = { id: newId(), username: "mira" };
  const frozenAt = (n: number | undefined) => (n === undefined ? null : day(n));
  await ctx.db.insert(schema.users).values({ ...user, appId: app.id, frozenAt: frozenAt(userFroze) });
  const granted = { id: newId(), appId: app.id, userId: user.id, subscriptionId: tier.id, level: 1 };
  if (ends !== undefined) await ctx.db.insert(schema.grants).values({ ...granted, expiresAt: day(ends) });
  const license = await createTestLicense(owner, app, { durationDays: 30, frozenAt: frozenAt(licenseFroze) });

  const [ref, target] = [{ app: { id: app.id } }, { id: license.id }];
  if (act === "extend the user") await extendUser(ctx, { ...ref, user: { id: user.id }, days: 30 });
  else await transaction(ctx, (ctx) => redeemLicense(ctx, app, license.licenseKey, user));
  if (act === "redeem, then extend the license") await extendLicense(ctx, { ...ref, license: target, days: 30 });

  await editLicense(later, { ...ref, license: target, freezeExpiry: false });
  await editUser(later, { ...ref, user: { id: user.id }, freezeExpiry: false });
  const rows = await ctx.db.select().from(schema.grants).where(eq(schema.grants.userId, user.id));
  const last = Math.max(...rows.map(({ expiresAt }) => expiresAt?.getTime() ?? 0));
  expect((last - day(25).getTime()) / DAY).toBeCloseTo(left, 6);
});
