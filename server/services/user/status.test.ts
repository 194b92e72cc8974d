import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { createTestAccount, createTestApp, createTestLicense } from "@/server/test/factories";
import { createTestUser } from "@/server/test/world";
import { countUsers, deleteSomeUsers, listUsers, pagesOfUsers } from ".";
import { UserStatus } from "./schemas";

const HOUR = 3_600_000;
const PAST = new Date(Date.now() - HOUR);
const FUTURE = new Date(Date.now() + HOUR);

/** Users by what becomes of their grants, named as the status that follows. */
async function setUp() {
  const owner = await createTestAccount();
  const { app, tier } = await createTestApp(owner);
  const { db } = owner.ctx;
  const gold = { id: newId(), appId: app.id, name: "Gold", level: 2 };
  await db.insert(schema.subscriptions).values(gold);
  const add = (username: string, more: Parameters<typeof createTestUser>[3] = {}) =>
    createTestUser(owner, app, tier, { username, ...more });
  const withLicense = async (
    username: string,
    expiresAt: Date,
    change: Partial<typeof schema.licenses.$inferInsert>,
  ) => {
    const license = await createTestLicense(owner, app, change);
    const user = await add(username, { expiresAt });
    await db.update(schema.grants).set({ licenseId: license.id }).where(eq(schema.grants.userId, user.id));
    return user;
  };
  await add("active");
  await add("active-lifetime", { expiresAt: null });
  await add("active-frozen", { expiresAt: PAST, frozenAt: new Date(PAST.getTime() - HOUR) });
  await withLicense("active-license-frozen", PAST, { frozenAt: new Date(PAST.getTime() - HOUR) });
  await add("expired", { expiresAt: PAST });
  await withLicense("expired-and-license-banned", PAST, { bannedAt: PAST });
  await withLicense("blocked-license-banned", FUTURE, { bannedAt: PAST });
  await withLicense("blocked-license-paused", FUTURE, { pausedAt: PAST });
  const freed = await withLicense("active-by-another-grant", FUTURE, { bannedAt: PAST });
  const grant = { appId: app.id, userId: freed.id, subscriptionId: gold.id, level: 2 };
  await db.insert(schema.grants).values({ ...grant, id: newId(), expiresAt: FUTURE });
  await add("banned-and-paused", { bannedAt: PAST, pausedAt: PAST });
  await add("paused-and-expired", { pausedAt: PAST, expiresAt: PAST });
  await db.insert(schema.users).values({ id: newId(), appId: app.id, username: "none" });
  return { owner, ctx: owner.ctx, app: { id: app.id }, tier, gold };
}

const names = (rows: { username: string }[]) => rows.map(({ username }) => username).sort();

describe("the status of users", () => {
  test("what is shown and what the filter finds are the same, for each status", async () => {
    const { ctx, app } = await setUp();
    const { rows: all, total } = await listUsers(ctx, { app });
    expect(total).toBe(12);
    for (const row of all) expect([row.username, row.username.startsWith(row.status)]).toEqual([row.username, true]);
    for (const status of UserStatus.options) {
      const found = await listUsers(ctx, { app, status });
      expect(names(found.rows)).toEqual(names(all.filter((row) => row.status === status)));
      expect(found.total).toBe(found.rows.length);
      expect(found.total).toBeGreaterThan(0);
    }
  });

  test("by subscription: whoever was granted it; search and status narrow further", async () => {
    const { ctx, app, tier, gold } = await setUp();
    expect(names((await listUsers(ctx, { app, subscription: gold.id })).rows)).toEqual(["active-by-another-grant"]);
    expect((await listUsers(ctx, { app, subscription: tier.id })).total).toBe(11);
    const both = await listUsers(ctx, { app, subscription: tier.id, status: "blocked", search: "paused" });
    expect(names(both.rows)).toEqual(["blocked-license-paused"]);
    expect((await listUsers(ctx, { app, subscription: "no such tier" })).total).toBe(0);
  });

  test("counting, saving and deleting what is found obey the same filter", async () => {
    const { ctx, app } = await setUp();
    const filter = { status: "blocked" } as const;
    expect(await countUsers(ctx, app, filter)).toBe(2);
    const saved = [];
    for await (const page of pagesOfUsers(ctx, app, filter, 1)) saved.push(...page);
    expect(names(saved)).toEqual(["blocked-license-banned", "blocked-license-paused"]);
    expect(await deleteSomeUsers(ctx, app, filter, { before: new Date(Date.now() + HOUR), limit: 10 })).toBe(2);
    expect((await listUsers(ctx, { app })).total).toBe(10);
    expect(await countUsers(ctx, app, filter)).toBe(0);
  });
});
