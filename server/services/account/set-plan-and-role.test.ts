import { and, count, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { createTestAccount, createTestEliteKey, createTestSellerKey, testContext } from "@/server/test/factories";
import type { ServiceContext } from "../context";
import { setPlanAndRole } from ".";

const { accounts, auditEvents } = schema;

/** An account of role admin, made past every rule. */
async function createAdmin() {
  const admin = await createTestAccount();
  await admin.ctx.db.update(accounts).set({ role: "admin" }).where(eq(accounts.id, admin.account.id));
  return admin;
}

const standing = async (ctx: ServiceContext, id: string) => {
  const [row] = await ctx.db
    .select({ plan: accounts.plan, role: accounts.role })
    .from(accounts)
    .where(eq(accounts.id, id));
  return row;
};

const adminsLeft = async (ctx: ServiceContext) => {
  const [row] = await ctx.db.select({ admins: count() }).from(accounts).where(eq(accounts.role, "admin"));
  return row?.admins;
};

// Who is the last admin depends on every account there is.
beforeEach(async () => {
  const { db } = await testContext();
  await db.update(accounts).set({ role: "user" }).where(eq(accounts.role, "admin"));
});

describe("who may change plan and role", () => {
  test("the operator, with a trace in the account's own trail", async () => {
    const { account, ctx } = await createTestAccount();
    const operator = await testContext({ kind: "operator" });
    await setPlanAndRole(operator, { username: account.username, role: "admin" });
    expect(await standing(ctx, account.id)).toEqual({ plan: "free", role: "admin" });
    const [event] = await ctx.db.select().from(auditEvents).where(eq(auditEvents.accountId, account.id));
    expect(event).toMatchObject({ action: "account.changed_by_operator", actorKind: "operator", actorId: null });
  });

  test("an admin, whose name the account's trail then holds", async () => {
    const admin = await createAdmin();
    const { account, ctx } = await createTestAccount();
    await setPlanAndRole(admin.ctx, { username: account.username.toUpperCase(), plan: "elite", role: "admin" });
    expect(await standing(ctx, account.id)).toEqual({ plan: "elite", role: "admin" });
    const [event] = await ctx.db
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.accountId, account.id), eq(auditEvents.action, "account.changed_by_admin")));
    expect(event).toMatchObject({
      actorKind: "account",
      actorId: admin.account.id,
      targetId: account.id,
      data: { plan: "elite", role: "admin" },
    });
  });

  test("nobody else: not an account for itself, no key of an admin, nobody without an account", async () => {
    const { account, ctx } = await createTestAccount();
    const admin = await createAdmin();
    const { id: keyId } = await createTestSellerKey(admin);
    await createTestEliteKey(admin);
    const accountId = admin.account.id;
    const others = [
      ctx,
      await testContext({ kind: "seller_key", accountId, keyId }),
      await testContext({ kind: "elite_key", accountId }),
      await testContext({ kind: "client" }),
      await testContext(),
    ];
    for (const other of others) {
      const change = setPlanAndRole(other, { username: account.username, plan: "elite", role: "admin" });
      await expect(change).rejects.toMatchObject({ code: "PERMISSION_DENIED" });
    }
    expect(await standing(ctx, account.id)).toEqual({ plan: "free", role: "user" });
  });

  test("not whoever was an admin until a moment ago", async () => {
    const former = await createAdmin();
    const { account } = await createTestAccount();
    const operator = await testContext({ kind: "operator" });
    await setPlanAndRole(operator, { username: former.account.username, role: "user" });
    const change = setPlanAndRole(former.ctx, { username: account.username, plan: "elite" });
    await expect(change).rejects.toMatchObject({ code: "PERMISSION_DENIED" });
  });
});

test("an admin is told who does not exist, and nothing changes", async () => {
  const admin = await createAdmin();
  const change = setPlanAndRole(admin.ctx, { username: "nobody-of-this-name", plan: "pro" });
  await expect(change).rejects.toMatchObject({ code: "ACCOUNT_NOT_FOUND" });
});

describe("the last admin", () => {
  test("keeps the role, while the plan may change, and gives it up once there is another", async () => {
    const { account, ctx } = await createAdmin();
    const stepDown = () => setPlanAndRole(ctx, { username: account.username, plan: "pro", role: "user" });
    await expect(stepDown()).rejects.toMatchObject({ code: "LAST_ADMIN" });
    expect(await standing(ctx, account.id)).toEqual({ plan: "free", role: "admin" });
    expect(await ctx.db.$count(auditEvents, eq(auditEvents.accountId, account.id))).toBe(0);
    await setPlanAndRole(ctx, { username: account.username, plan: "elite", role: "admin" });
    await createAdmin();
    await stepDown();
    expect(await standing(ctx, account.id)).toEqual({ plan: "pro", role: "user" });
  });

  test("remains when all admins give the role up at once", async () => {
    const admins = await Promise.all(Array.from({ length: 8 }, createAdmin));
    const results = await Promise.allSettled(
      admins.map(({ ctx, account }) => setPlanAndRole(ctx, { username: account.username, role: "user" })),
    );
    const refusals = results.filter((result) => result.status === "rejected");
    expect(refusals).toHaveLength(1);
    expect(refusals[0]?.reason).toMatchObject({ code: "LAST_ADMIN" });
    expect(await adminsLeft(await testContext())).toBe(1);
  });

  test("remains when admins take the role from each other at once", async () => {
    const admins = await Promise.all(Array.from({ length: 8 }, createAdmin));
    const results = await Promise.allSettled(
      admins.map(({ ctx }, index) => {
        const next = admins[(index + 1) % admins.length]?.account.username ?? "";
        return setPlanAndRole(ctx, { username: next, role: "user" });
      }),
    );
    const refusals = results.filter((result) => result.status === "rejected");
    for (const { reason } of refusals) expect(reason).toMatchObject({ code: "PERMISSION_DENIED" });
    expect(await adminsLeft(await testContext())).toBe(refusals.length);
    expect(refusals.length).toBeGreaterThan(0);
  });
});
