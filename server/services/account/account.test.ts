import { hash } from "@node-rs/argon2";
import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { isOutdatedHash } from "@/server/lib/password";
import {
  createLoginAccount,
  createTestApp,
  createTestLicense,
  TEST_PASSWORD,
  testContext,
} from "@/server/test/factories";
import {
  changePassword,
  deleteAccount,
  findBrowserSession,
  listBrowserSessions,
  logIn,
  openBrowserSession,
  revokeOtherBrowserSessions,
} from ".";

const hashOf = async (id: string) => {
  const { db } = await testContext();
  const [row] = await db.select().from(schema.accounts).where(eq(schema.accounts.id, id));
  return row?.passwordHash ?? "";
};

describe("logIn", () => {
  test("renews a hash that costs less than new ones, once and for the same password", async () => {
    const { account, ctx } = await createLoginAccount();
    const cheap = await hash(TEST_PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await ctx.db.update(schema.accounts).set({ passwordHash: cheap }).where(eq(schema.accounts.id, account.id));
    expect(isOutdatedHash(cheap)).toBe(true);
    const input = { username: account.username, password: TEST_PASSWORD };
    await Promise.all([logIn(ctx, input), logIn(ctx, input)]);
    const renewed = await hashOf(account.id);
    expect(renewed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await logIn(ctx, input);
    expect(await hashOf(account.id)).toBe(renewed);
  });

  test("takes as long for an unknown name as for a wrong password", async () => {
    const { account, ctx } = await createLoginAccount();
    const time = async (username: string) => {
      const started = performance.now();
      await expect(logIn(ctx, { username, password: "not it" })).rejects.toMatchObject({ code: "INVALID_CREDENTIALS" });
      return performance.now() - started;
    };
    await time("warm-up");
    const [wrong, unknown] = [[] as number[], [] as number[]];
    for (let n = 0; n < 9; n++) {
      wrong.push(await time(account.username));
      unknown.push(await time("nobody-of-this-name"));
    }
    // Medians: without the dummy hash the unknown name would be dozens of times as fast.
    const median = (times: number[]) => times.sort((a, b) => a - b)[4] ?? 0;
    expect(median(unknown)).toBeGreaterThan(median(wrong) / 3);
  });
});

describe("changePassword", () => {
  test("of five at once with the same current password, one succeeds", async () => {
    const { ctx } = await createLoginAccount();
    const changes = Array.from({ length: 5 }, (_, n) =>
      changePassword(ctx, { currentPassword: TEST_PASSWORD, newPassword: `new one ${n}` }),
    );
    const results = await Promise.allSettled(changes);
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  });
});

describe("deleteAccount", () => {
  test("takes everything but the audit trail, and only with the password", async () => {
    const owner = await createLoginAccount();
    const { app } = await createTestApp(owner);
    await createTestLicense(owner, app);
    await expect(deleteAccount(owner.ctx, { password: "not it" })).rejects.toMatchObject({
      code: "INVALID_CREDENTIALS",
    });
    await deleteAccount(owner.ctx, { password: TEST_PASSWORD });
    const { db } = owner.ctx;
    expect(await db.$count(schema.applications, eq(schema.applications.id, app.id))).toBe(0);
    expect(await db.$count(schema.licenses, eq(schema.licenses.appId, app.id))).toBe(0);
    expect(await db.$count(schema.appCounts, eq(schema.appCounts.appId, app.id))).toBe(0);
    const trail = await db
      .select({ action: schema.auditEvents.action })
      .from(schema.auditEvents)
      .where(eq(schema.auditEvents.accountId, owner.account.id));
    expect(trail.map((event) => event.action)).toContain("account.deleted");
  });

  test("is not for keys", async () => {
    const { account } = await createLoginAccount();
    const ctx = await testContext({ kind: "seller_key", accountId: account.id, keyId: "k" });
    await expect(deleteAccount(ctx, { password: TEST_PASSWORD })).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });
});

describe("browser sessions", () => {
  test("end by themselves after thirty days", async () => {
    const { account } = await createLoginAccount();
    const at = (days: number) => testContext({ kind: "anonymous" }, () => new Date(Date.now() + days * 86_400_000));
    const sessionId = await openBrowserSession(await at(0), account);
    const claims = { sessionId, tokenVersion: account.tokenVersion };
    expect(await findBrowserSession(await at(29.9), claims)).toMatchObject({ accountId: account.id });
    expect(await findBrowserSession(await at(30.1), claims)).toBeNull();
  });

  test("do not hold for a token of before the last password change", async () => {
    const { account, ctx } = await createLoginAccount();
    const sessionId = await openBrowserSession(ctx, account);
    expect(await findBrowserSession(ctx, { sessionId, tokenVersion: account.tokenVersion + 1 })).toBeNull();
  });
});

describe("revokeOtherBrowserSessions", () => {
  test("leaves the browser that asks, and every browser of other accounts", async () => {
    const { account, ctx } = await createLoginAccount();
    const stranger = await createLoginAccount();
    const open = (owner: typeof stranger) => openBrowserSession(owner.ctx, owner.account);
    const [own, , elsewhere] = [await open({ account, ctx }), await open({ account, ctx }), await open(stranger)];
    const asker = await testContext({ kind: "account", accountId: account.id, sessionId: own });
    expect(await revokeOtherBrowserSessions(asker)).toEqual({ deleted: 1 });
    expect(await listBrowserSessions(asker)).toMatchObject([{ id: own, isCurrent: true }]);
    expect(await findBrowserSession(ctx, { sessionId: elsewhere, tokenVersion: 0 })).not.toBeNull();
    expect(await revokeOtherBrowserSessions(asker)).toEqual({ deleted: 0 });
    const events = await ctx.db.$count(
      schema.auditEvents,
      and(
        eq(schema.auditEvents.accountId, account.id),
        eq(schema.auditEvents.action, "account.signed_out_everywhere_else"),
      ),
    );
    expect(events).toBe(1);
  });
});
