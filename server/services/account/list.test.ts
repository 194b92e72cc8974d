import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { createTestAccount, createTestApp, testContext } from "@/server/test/factories";
import { countPlans, listAccounts } from ".";

const { accounts } = schema;

/** An admin, and three accounts that only this test can find. */
async function scene() {
  const admin = await createTestAccount("elite");
  const { db } = admin.ctx;
  await db.update(accounts).set({ role: "admin" }).where(eq(accounts.id, admin.account.id));
  const made = [await createTestAccount("free"), await createTestAccount("pro"), await createTestAccount("elite")];
  const word = `w${admin.account.id.toLowerCase()}`;
  for (const [index, { account }] of made.entries()) {
    const createdAt = new Date(Date.UTC(2026, 0, index + 1));
    const email = `${index}.${word}@example.test`;
    await db.update(accounts).set({ email, createdAt }).where(eq(accounts.id, account.id));
  }
  return { admin, made, word };
}

describe("listAccounts", () => {
  test("finds by username and email in any case, by plan and by role, newest first, page by page", async () => {
    const { admin, made, word } = await scene();
    const [free, pro, elite] = made.map(({ account }) => account.username);
    const find = async (input: Parameters<typeof listAccounts>[1]) => {
      const { rows, total } = await listAccounts(admin.ctx, input);
      return { names: rows.map((row) => row.username), total };
    };
    expect(await find({ search: word.toUpperCase() })).toEqual({ names: [elite, pro, free], total: 3 });
    expect(await find({ search: word, limit: 2, page: 2 })).toEqual({ names: [free], total: 3 });
    expect(await find({ search: word, plan: "pro" })).toEqual({ names: [pro], total: 1 });
    expect(await find({ search: word, role: "admin" })).toEqual({ names: [], total: 0 });
    expect(await find({ search: free?.slice(2) ?? "" })).toEqual({ names: [free], total: 1 });
    expect(await find({ search: word, sort: { by: "plan", descending: false } })).toMatchObject({
      names: [free, pro, elite],
    });
    expect(await find({ search: word, sort: { by: "createdAt", descending: false } })).toMatchObject({
      names: [free, pro, elite],
    });
    expect(await find({ search: word, sort: { by: "email", descending: true } })).toMatchObject({
      names: [elite, pro, free],
    });
    expect(await find({ search: "%" })).toEqual({ names: [], total: 0 });
  });

  test("tells how many applications there are, and nothing that proves who somebody is", async () => {
    const { admin, made, word } = await scene();
    const [owner] = made;
    if (!owner) throw new Error("no account");
    await createTestApp(owner);
    await createTestApp(owner);
    const { rows } = await listAccounts(admin.ctx, { search: word });
    expect(rows.map((row) => row.applications)).toEqual([0, 0, 2]);
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(
      ["applications", "createdAt", "email", "id", "lastLoginAt", "plan", "role", "username"].sort(),
    );
  });
});

test("plans are counted over all accounts", async () => {
  const { admin } = await scene();
  const before = await countPlans(admin.ctx);
  await createTestAccount("pro");
  expect(await countPlans(admin.ctx)).toEqual({ ...before, pro: before.pro + 1 });
});

test("only admins see accounts and plans: no seller, no key, not even the operator", async () => {
  const { admin, made } = await scene();
  const accountId = admin.account.id;
  const others = [
    made[0]?.ctx ?? (await testContext()),
    await testContext({ kind: "elite_key", accountId }),
    await testContext({ kind: "operator" }),
    await testContext(),
  ];
  for (const other of others) {
    await expect(listAccounts(other)).rejects.toMatchObject({ code: "PERMISSION_DENIED" });
    await expect(countPlans(other)).rejects.toMatchObject({ code: "PERMISSION_DENIED" });
  }
});
