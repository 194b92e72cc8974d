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
  const ban = page.locator("#post-dashboard-licenses-app-id-license-id-ban");
  await expect(ban).toHaveCount(1);
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox")).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type('license ban"');
  await expect(page.getByRole("status").filter({ hasText: "0 found" })).toBeVisible();
  await page.keyboard.press("Backspace");
  await expect(ban).toBeVisible();
  await expect(page.locator("#client-login")).toBeHidden();
  await ban.getByRole("link").click();
  await page.waitForURL("**/docs/dashboard-licenses#post-dashboard-licenses-app-id-license-id-ban");

  await expect(ban).toBeInViewport();
  await ban.getByRole("button", { name: "Copy request" }).click();
  expect(await copied()).toContain(`curl -X POST ${baseURL}/api/dashboard/licenses/APP_ID/LICENSE_ID/ban`);
  await ban.getByRole("link", { name: "Copy link" }).click();
  expect(await copied()).toBe(`${baseURL}/docs/dashboard-licenses#post-dashboard-licenses-app-id-license-id-ban`);
  await expect(ban.getByRole("button", { name: /^Try/ })).toHaveCount(0);

  // The filter of one page hides what a link leads to, and asks the index for all of them.
  await page.getByRole("searchbox").fill("unpause");
  await expect(ban).toBeHidden();
  await page.getByRole("searchbox").press("Enter");
  await page.waitForURL("**/docs?q=unpause");
  await expect(page.locator("#elite-user-unpause")).toBeVisible();
  await expect(page.locator("#client-login")).toBeHidden();

  // Links from before the reference had pages lead to the operation.
  await page.goto("/docs#elite-hash-register");
  await page.waitForURL("**/docs/elite-key-hash#elite-hash-register");
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
  const open = (part: string) => page.goto(`/docs/${part}`);
  const dialog = page.getByRole("dialog");

  await open("dashboard-licenses");
  await page.getByRole("button", { name: "Try POST /api/dashboard/licenses/:appId", exact: true }).click();
  await expect(dialog.getByLabel(/^appId/)).toHaveValue(seller.app.id);
  await dialog.getByLabel(/^count/).fill("2");
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(dialog.getByRole("status")).toContainText('"count": 2');
  await page.keyboard.press("Escape");

  await open("seller-licenses-and-application");
  await page.getByRole("button", { name: "Try type=ban", exact: true }).click();
  await expect(dialog.getByLabel(/^appname/)).toHaveValue(seller.app.name);
  await dialog.getByLabel(/^key/).fill(key?.license_key ?? "");
  await dialog.getByRole("button", { name: "Send" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Send" }).click();
  await expect(dialog.getByRole("status")).toContainText('"status": "banned"');
  await page.keyboard.press("Escape");

  await open("client-log-in");
  await page.getByRole("button", { name: "Try type: init", exact: true }).click();
  await expect(dialog.getByLabel(/^ownerid/)).toHaveValue(seller.ownerid);
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(dialog.getByRole("status")).toContainText("Initialized");
  const sessionid = /session_\w+/.exec((await dialog.getByRole("status").textContent()) ?? "")?.[0] ?? "";
  await open("client-session");
  await page.getByRole("button", { name: "Try type: check", exact: true }).click();
  await dialog.getByLabel("sessionid").fill(sessionid);
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(dialog.getByRole("status")).toContainText("Session is alive");
  expect(complaints).toEqual([]);
});

test("each page of the reference is at most 300 kB, names this host, and has a nonce of its own each time", async ({
  page,
  request,
  baseURL,
}) => {
  const seller = await newSeller(request);
  await signIn(page, seller);
  const index = await (await page.request.get("/docs")).text();
  const parts = [...new Set([...index.matchAll(/href="(\/docs\/[a-z-]+)/g)].map(([, path = ""]) => path))];
  expect(parts.length).toBeGreaterThan(20);
  const nonces = new Set<string>();
  for (const path of ["/docs", ...parts]) {
    const reply = await page.request.get(path);
    const html = await reply.text();
    expect(reply.status()).toBe(200);
    expect([path, Buffer.byteLength(html) <= 300_000]).toEqual([path, true]);
    expect(html).not.toContain("latchkey-reference");
    if (path !== "/docs") expect(html).toContain(baseURL ?? "");
    const nonce = /'nonce-([^']+)'/.exec(reply.headers()["content-security-policy"] ?? "")?.[1] ?? "";
    expect(new Set([...html.matchAll(/ nonce="([^"]*)"/g)].map(([, one]) => one))).toEqual(new Set([nonce]));
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(parts.length + 1);
});
