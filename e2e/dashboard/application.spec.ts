import { expect, test } from "@playwright/test";
import { signIn, watchConsole } from "../fixtures/browser";
import { newHoldings, newKeys, newSeller } from "../fixtures/seller";

test("an application is made, changed and deleted in the browser, as REST sees it", async ({ page, request }) => {
  const complaints = watchConsole(page);
  const seller = await newSeller(request);
  await signIn(page, seller);
  await page.getByRole("link", { name: "New application" }).click();
  await page.getByLabel("Name").fill("Nebula <b>Launcher</b>");
  await page.getByRole("switch", { name: "Registration needs a license key" }).click();
  await page.getByRole("button", { name: "Create application" }).click();
  await page.waitForURL(/\/apps\/[0-9a-z]{20}$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Nebula <b>Launcher</b>");
  const appId = page.url().split("/").at(-1);
  const read = async () => (await seller.call("GET", `/api/dashboard/apps/${appId}`))["application"];
  const before = (await read()) as Record<string, unknown>;
  expect(before).toMatchObject({ require_key: 1, version: "1.0", paused: 0 });

  await page.getByRole("link", { name: "Settings", exact: true }).click();
  await page.getByRole("textbox", { name: "Version" }).fill("2.0");
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText("Settings saved")).toBeVisible();
  await page.getByRole("switch", { name: "Pause" }).click();
  await page.getByRole("button", { name: "Save" }).nth(1).click();
  await expect(page.getByText("Rules saved")).toBeVisible();
  expect(await read()).toMatchObject({ version: "2.0", paused: 1, secret: before["secret"] });

  await page.getByRole("button", { name: "Reset secret" }).click();
  await page.getByLabel(/to confirm/).fill("Nebula <b>Launcher</b>");
  await page.getByRole("alertdialog").getByRole("button", { name: "Reset secret" }).click();
  await expect(page.getByText("has a new secret")).toBeVisible();
  expect(((await read()) as Record<string, unknown>)["secret"]).not.toBe(before["secret"]);

  await page.getByRole("button", { name: "Delete application" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("button", { name: "Delete application" })).toBeDisabled();
  await dialog.getByLabel(/to confirm/).fill("Nebula <b>Launcher</b>");
  await dialog.getByRole("button", { name: "Delete application" }).click();
  await page.waitForURL("**/apps");
  expect((await request.get(`/api/dashboard/apps/${appId}`)).status()).toBe(401);
  await expect(page.getByRole("link", { name: "Nebula" })).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test("a taken name is refused at the field", async ({ page, request }) => {
  const seller = await newSeller(request);
  await signIn(page, seller);
  await page.goto("/apps?new=true");
  await page.getByLabel("Name").fill(seller.app.name);
  await page.getByRole("button", { name: "Create application" }).click();
  await expect(page.getByText("An application with this name already exists.")).toBeVisible();
  await expect(page.getByLabel("Name")).toBeFocused();
});

test("someone else's application is a page that does not exist", async ({ page, request }) => {
  const stranger = await newSeller(request);
  await signIn(page, await newSeller(request));
  const reply = await page.goto(`/apps/${stranger.app.id}/licenses`);
  expect(reply?.status()).toBe(404);
  await expect(page.getByText("There is nothing at this address")).toBeVisible();
  await expect(page.getByText(stranger.app.name)).toHaveCount(0);
});

test("the connect page holds what a client needs, the secret only once asked for", async ({
  page,
  request,
  baseURL,
}) => {
  const seller = await newSeller(request);
  await signIn(page, seller);
  await page.goto(`/apps/${seller.app.id}/connect`);
  const main = page.getByRole("main");
  await expect(main).toContainText(seller.ownerid);
  await expect(main).not.toContainText(seller.app.secret);
  for (const language of ["C#", "C++", "Python", "JavaScript"]) {
    await page.getByRole("tab", { name: language, exact: true }).click();
    await expect(page.getByRole("tabpanel")).toContainText(`"${seller.app.name}"`);
  }
  await page.getByRole("button", { name: "Reveal secret" }).click();
  await expect(page.getByRole("tabpanel")).toContainText(seller.app.secret);
  await expect(main).toContainText(`${baseURL}/api/1.2/`);

  await page.getByRole("tab", { name: "curl" }).click();
  const snippet = (await page.getByRole("tabpanel").textContent()) ?? "";
  const body = /-d '(\{.*?\})'/.exec(snippet)?.[1] ?? "";
  const reply = await request.post("/api/1.2/", { data: JSON.parse(body) });
  expect(await reply.json()).toMatchObject({ success: true, sessionid: expect.stringMatching(/^session_/) });
});

test("download address and session lifetime reach clients; emptying keeps the application", async ({
  page,
  request,
}) => {
  const seller = await newSeller(request);
  await newKeys(seller, { count: 3 });
  await newHoldings(seller);
  await signIn(page, seller);
  await page.goto(`/apps/${seller.app.id}/settings`);
  await page.getByLabel("Download address").fill("nowhere");
  await page.getByLabel("Session lifetime in seconds").fill("30");
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText("Must be an http or https URL")).toBeVisible();
  await expect(page.getByText("must be at least 60, a minute")).toBeVisible();
  await page.getByLabel("Download address").fill("https://example.com/get");
  await page.getByLabel("Session lifetime in seconds").fill("7200");
  await expect(page.getByText("after it connects: 2 hours.")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText("Settings saved")).toBeVisible();
  const hello = { type: "init", name: seller.app.name, ownerid: seller.ownerid, ver: "0.1" };
  const refusal = await (await request.post("/api/1.2/", { data: hello })).json();
  expect(refusal).toMatchObject({ success: false, download: "https://example.com/get" });

  await page.getByRole("button", { name: "Empty application" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel(/to confirm/).fill(seller.app.name);
  await dialog.getByRole("button", { name: "Empty application" }).click();
  await expect(page.getByText("3 licenses and 1 user deleted")).toBeVisible();
  const { stats } = await seller.call("GET", `/api/dashboard/apps/${seller.app.id}`);
  expect(stats).toMatchObject({ licenses: 0, users: 0 });
  expect((await seller.call("GET", `/api/dashboard/webhooks/${seller.app.id}`))["total"]).toBe(1);
});
