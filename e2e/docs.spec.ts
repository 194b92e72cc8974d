import { expect, test } from "@playwright/test";
import { expectNoSidewaysScroll, signIn, watchConsole } from "./fixtures/browser";
import { newKeys, newSeller } from "./fixtures/seller";

test("anyone finds an operation, links to it and copies a request for this host", async ({
  page,
  context,
  baseURL,
}) => {
  const complaints = watchConsole(page);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await page.goto("/docs");
  const ban = page.locator("article#post-dashboard-licenses-app-id-license-id-ban");
  const login = page.locator("article#client-login");
  await expect(ban).toHaveCount(1);
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox")).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type('license ban"');
  await expect(page.getByRole("status").filter({ hasText: "0 found" })).toBeVisible();
  await page.keyboard.press("Backspace");
  await expect(ban).toBeVisible();
  await expect(login).toBeHidden();

  await ban.getByRole("button", { name: "Copy request" }).click();
  expect(await copied()).toContain(`curl -X POST ${baseURL}/api/dashboard/licenses/APP_ID/LICENSE_ID/ban`);
  await ban.getByRole("link", { name: "Copy link" }).click();
  expect(await copied()).toBe(`${baseURL}/docs#post-dashboard-licenses-app-id-license-id-ban`);
  await expect(ban.getByRole("button", { name: /^Try/ })).toHaveCount(0);

  // The same page, where the filter hides it.
  await page.goto("/docs#client-login");
  await expect(login).toBeInViewport();
  await page.goto("/sign-in");
  await page.goto("/docs#elite-hash-register");
  await expect(page.locator("article#elite-hash-register")).toBeInViewport();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
  expect(complaints).toEqual([]);
});

test("a signed-in seller tries operations on their own data, and is asked before one that takes away", async ({
  page,
  request,
}) => {
  const complaints = watchConsole(page);
  const seller = await newSeller(request);
  const [key] = await newKeys(seller);
  await signIn(page, seller);
  await page.getByRole("link", { name: "API reference" }).first().click();
  await page.waitForURL("**/docs");
  const dialog = page.getByRole("dialog");

  await page.getByRole("button", { name: "Try POST /api/dashboard/licenses/:appId", exact: true }).click();
  await expect(dialog.getByLabel(/^appId/)).toHaveValue(seller.app.id);
  await dialog.getByLabel(/^count/).fill("2");
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(dialog.getByRole("status")).toContainText('"count": 2');
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Try type=ban", exact: true }).click();
  await expect(dialog.getByLabel(/^appname/)).toHaveValue(seller.app.name);
  await dialog.getByLabel(/^key/).fill(key?.license_key ?? "");
  await dialog.getByRole("button", { name: "Send" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Send" }).click();
  await expect(dialog.getByRole("status")).toContainText('"status": "banned"');
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Try type: init", exact: true }).click();
  await expect(dialog.getByLabel(/^ownerid/)).toHaveValue(seller.ownerid);
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(dialog.getByRole("status")).toContainText("Initialized");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Try type: check", exact: true }).click();
  await expect(dialog.getByLabel("sessionid")).toHaveValue(/^session_/);
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(dialog.getByRole("status")).toContainText("Session is alive");
  expect(complaints).toEqual([]);
});
