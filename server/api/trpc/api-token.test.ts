import { decodeJwt } from "jose";
import { expect, test } from "vitest";
import { handleDashboard } from "@/server/api/dashboard";
import { send } from "@/server/test/doors";
import { createTestAccount, testContext } from "@/server/test/factories";
import { createCaller } from "./root";

const me = (token: string) =>
  send(
    handleDashboard,
    new Request("http://localhost/api/dashboard/auth/me", { headers: { authorization: `Bearer ${token}` } }),
  );

test("a signed-in seller gets a token for their own account that lives a quarter of an hour", async () => {
  const owner = await createTestAccount();
  const { token } = await createCaller({ service: owner.ctx }).account.apiToken();
  expect((await me(token)).body["user"]).toMatchObject({ id: owner.account.id });
  const { iat = 0, exp = 0 } = decodeJwt(token);
  expect(exp - iat).toBe(15 * 60);
});

test("nobody else gets one", async () => {
  const caller = createCaller({ service: await testContext() });
  await expect(caller.account.apiToken()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
});
