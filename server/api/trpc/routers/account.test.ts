import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { hashPassword } from "@/server/lib/password";
import { logIn } from "@/server/services/account";
import { createLoginAccount, TEST_PASSWORD, testContext } from "@/server/test/factories";
import { createCaller } from "../root";

const weak = ["seven77", "password123", "1q2w3e4r5t", "same-as-name"];

describe("a password that is chosen in the dashboard has 8 characters and is none that others try first", () => {
  test.each(weak)("signing up with %s", async (password) => {
    const caller = createCaller({ service: await testContext() });
    const account = { username: "Same-As-Name", email: "weak@example.test", password };
    await expect(caller.account.register(account)).rejects.toMatchObject({ cause: { field: "password" } });
  });

  test.each(weak.slice(0, 3))("changing it to %s", async (newPassword) => {
    const { ctx } = await createLoginAccount();
    const change = createCaller({ service: ctx }).account.changePassword({
      currentPassword: TEST_PASSWORD,
      newPassword,
    });
    await expect(change).rejects.toMatchObject({ cause: { field: "newPassword" } });
  });
});

test("an account whose password is common logs in as it always did", async () => {
  const { account, ctx } = await createLoginAccount();
  const { accounts } = schema;
  const passwordHash = await hashPassword("123456", ctx);
  await ctx.db.update(accounts).set({ passwordHash }).where(eq(accounts.id, account.id));
  expect(await logIn(ctx, { username: account.username, password: "123456" })).toMatchObject({ id: account.id });
});
