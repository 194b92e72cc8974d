import { expect, test } from "@playwright/test";
import { expectNoSidewaysScroll, haveSession, watchConsole } from "../fixtures/browser";
import { SdkClient } from "../fixtures/sdk-client";
import { newKeys, newSeller } from "../fixtures/seller";

test("the overview tells of every application and of what wants attention", async ({ page, request }) => {
  const complaints = watchConsole(page);
  const seller = await newSeller(request);
  await seller.call("PUT", `/api/dashboard/apps/${seller.app.id}`, { paused: 1 });
  await newKeys(seller, { count: 3 });
  await haveSession(page, seller);
  await page.goto("/");
  await page.waitForURL("**/overview");
  const row = page.getByRole("row", { name: new RegExp(seller.app.name) });
  await expect(row.getByRole("cell")).toHaveText([seller.app.name, "Paused", "0", "3", "0", "0", "0"]);
  await page.getByRole("link", { name: /is paused: clients cannot sign in/ }).click();
  await page.waitForURL("**/settings");
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/overview");
  await expectNoSidewaysScroll(page);
  expect(complaints).toEqual([]);
});

test("plots tell what clients did, with a table behind each", async ({ page, request, baseURL }) => {
  const complaints = watchConsole(page);
  const seller = await newSeller(request);
  const [key] = await newKeys(seller, { count: 1 });
  const client = new SdkClient({
    base: baseURL ?? "",
    name: seller.app.name,
    ownerid: seller.ownerid,
    secret: seller.app.secret,
    address: "79.192.1.1",
  });
  await client.init();
  await client.call("license", { key: key?.license_key ?? "", hwid: "E2E-PC-1" });
  await client.call("license", { key: "NO-SUCH-KEY", hwid: "E2E-PC-1" });

  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}?range=hour`);
  await expect(page.locator(".recharts-surface").first()).toBeVisible();
  await page.getByRole("button", { name: "Show log-ins and activations as a table" }).click();
  const table = page.getByRole("table", { name: "Log-ins and activations" });
  await expect(table.getByRole("row")).toHaveCount(49);
  await expect(table.getByRole("row").nth(1).getByRole("cell")).toHaveText([/UTC, so far$/, "1", "1"]);
  await page.getByRole("button", { name: "12 months" }).click();
  await expect(table.getByRole("row")).toHaveCount(13);
  await expect(page).toHaveURL(/range=month/);
  await expect(page.getByRole("table", { name: "Licenses by status" }).getByRole("row").nth(1)).toHaveText(
    /Used.*100%/,
  );
  await expect(page.getByRole("table", { name: "Refusals by reason" })).toContainText("Unknown license");
  await expect(page.getByRole("table", { name: "Top countries" }).getByRole("row").nth(1)).toHaveText(
    /Germany.*1.*100%/,
  );
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
  expect(complaints).toEqual([]);
});
