import { expect, test } from "vitest";
import { createLoginAccount } from "@/server/test/factories";
import { openBrowserSession, revokeBrowserSession, whileSignedIn } from ".";

test("pages end with the browser session that asked for them", async () => {
  const { account, ctx } = await createLoginAccount();
  const sessionId = await openBrowserSession(ctx, account);
  async function* numbers() {
    yield* [1, 2, 3];
  }
  const actor = { kind: "account", accountId: account.id, sessionId } as const;
  const pages = whileSignedIn({ ...ctx, actor }, numbers());
  expect((await pages.next()).value).toBe(1);
  await revokeBrowserSession(ctx, { sessionId });
  await expect(pages.next()).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
});
