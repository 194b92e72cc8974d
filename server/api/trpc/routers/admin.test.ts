import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { schema } from "@/db/client";
import { createTestAccount, testContext } from "@/server/test/factories";
import { createCaller } from "../root";

test("an admin reads accounts and plans and changes both; the role counts from the database at each use", async () => {
  const { account, ctx } = await createTestAccount();
  const seller = await createTestAccount();
  const caller = createCaller({ service: ctx });
  const refused = { code: "FORBIDDEN", cause: { code: "PERMISSION_DENIED" } };
  const setRole = (role: "user" | "admin") =>
    ctx.db.update(schema.accounts).set({ role }).where(eq(schema.accounts.id, account.id));
  const change = { username: seller.account.username, plan: "elite" as const };

  await expect(caller.admin.accounts({})).rejects.toMatchObject(refused);
  await expect(caller.admin.plans()).rejects.toMatchObject(refused);
  await expect(caller.admin.setPlanAndRole(change)).rejects.toMatchObject(refused);

  await setRole("admin");
  expect(await caller.admin.accounts({ search: seller.account.username })).toMatchObject({
    total: 1,
    rows: [{ username: seller.account.username, plan: "free", applications: 0 }],
  });
  const { elite } = await caller.admin.plans();
  expect(await caller.admin.setPlanAndRole(change)).toEqual({ plan: "elite", role: "user" });
  expect(await caller.admin.plans()).toMatchObject({ elite: elite + 1 });
  await expect(caller.admin.setPlanAndRole({ username: seller.account.username })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });

  await setRole("user");
  await expect(caller.admin.accounts({})).rejects.toMatchObject(refused);
});

test("nobody signed in is told to sign in", async () => {
  const caller = createCaller({ service: await testContext() });
  const refused = { code: "UNAUTHORIZED" };
  await expect(caller.admin.accounts({})).rejects.toMatchObject(refused);
  await expect(caller.admin.plans()).rejects.toMatchObject(refused);
  await expect(caller.admin.setPlanAndRole({ username: "a", plan: "pro" })).rejects.toMatchObject(refused);
  await expect(caller.account.revokeOtherSessions()).rejects.toMatchObject(refused);
});
