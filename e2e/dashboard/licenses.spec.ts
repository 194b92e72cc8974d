import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { haveSession, watchConsole } from "../fixtures/browser";
import { SdkClient } from "../fixtures/sdk-client";
import { newKeys, newSeller } from "../fixtures/seller";

test("keys are generated, copied and saved, and a client activates one of them", async ({
  page,
  request,
  context,
  baseURL,
}) => {
  const complaints = watchConsole(page);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const seller = await newSeller(request);
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/licenses`);
  await page.getByRole("button", { name: "Generate licenses" }).click();
  await page.getByLabel("Mask").fill("NEB-XX");
  await page.getByLabel("Keys", { exact: true }).click();
  await expect(page.getByText(/at least 6 random characters/)).toBeVisible();
  await page.getByLabel("Mask").fill("NEB-XXXXXXXX");
  await expect(page.getByLabel("Example key")).toHaveText(/^NEB-[A-Z0-9]{8}$/);
  await page.getByLabel("Keys", { exact: true }).fill("5");
  await page.getByLabel("Note").fill("=1+1");
  await page.getByRole("button", { name: "Generate 5 licenses" }).click();
  await expect(page.getByText("5 licenses generated")).toBeVisible();

  await page.getByRole("button", { name: "Copy all" }).click();
  const copied = (await page.evaluate(() => navigator.clipboard.readText())).split("\n");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: ".csv" }).click();
  const csv = await readFile(await (await saved).path(), "utf8");
  expect(csv.split("\r\n")).toEqual([
    "license_key,duration_days,level,max_uses,note",
    ...copied.map((key) => `${key},30,1,1,'=1+1`),
    "",
  ]);
  const { licenses } = await seller.call("GET", `/api/dashboard/licenses/${seller.app.id}`);
  expect((licenses as { license_key: string }[]).map((license) => license.license_key).sort()).toEqual(copied.sort());

  const [key = ""] = copied;
  const sdk = new SdkClient({
    base: baseURL ?? "",
    ownerid: seller.ownerid,
    name: seller.app.name,
    secret: seller.app.secret,
  });
  await sdk.init();
  expect(await sdk.call("license", { key, hwid: "HWID-1" })).toMatchObject({ success: true });
  await page.goto(`/apps/${seller.app.id}/licenses?q=${key}`);
  await expect(page.getByRole("row").nth(1)).toContainText("Used");

  await page.getByRole("button", { name: `Actions for ${key}` }).click();
  await page.getByRole("menuitem", { name: "Ban" }).click();
  await page.getByLabel("Reason").fill("Chargeback");
  await page.getByRole("button", { name: "Ban", exact: true }).click();
  await expect(page.getByRole("row").nth(1)).toContainText("Banned");
  expect(await sdk.call("check")).toMatchObject({ success: false });
  await page.getByRole("button", { name: `Actions for ${key}` }).click();
  await page.getByRole("menuitem", { name: "Unban" }).click();
  await expect(page.getByRole("row").nth(1)).toContainText("Used");
  expect(complaints).toEqual([]);
});

test("page, filter and search live in the address: back and reload keep them", async ({ page, request }) => {
  const seller = await newSeller(request);
  const keys = await newKeys(seller, { count: 60, note: "batch one" });
  await newKeys(seller, { count: 3, note: "مرحبا <script>alert(1)</script> 🎮" });
  await seller.call("POST", `/api/dashboard/licenses/${seller.app.id}/${keys[0]?.id}/ban`);
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/licenses`);
  await expect(page.getByText("1–25 of 63")).toBeVisible();
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page.getByText("26–50 of 63")).toBeVisible();
  await expect(page).toHaveURL(/page=2/);
  await page.reload();
  await expect(page.getByText("26–50 of 63")).toBeVisible();
  await page.goBack();
  await expect(page.getByText("1–25 of 63")).toBeVisible();

  await page.getByRole("button", { name: "Status" }).click();
  await page.getByRole("menuitemradio", { name: "Banned" }).click();
  await expect(page.getByText("1–1 of 1")).toBeVisible();
  await expect(page.getByRole("row").nth(1)).toContainText(keys[0]?.license_key ?? "");
  await page.getByRole("button", { name: "Clear" }).click();

  await page.keyboard.press("/");
  await page.keyboard.type("مرحبا <script>");
  await expect(page.getByText("1–3 of 3")).toBeVisible();
  await expect(page.getByRole("row").nth(1)).toContainText("<script>alert(1)</script>");
  await page.getByRole("searchbox").fill("nobody has this");
  await expect(page.getByText("Nothing matches")).toBeVisible();
});

test("several licenses are paused and deleted at once, deletion only with the application's name", async ({
  page,
  request,
}) => {
  const seller = await newSeller(request);
  await newKeys(seller, { count: 4 });
  const statuses = async () => {
    const { licenses } = await seller.call("GET", `/api/dashboard/licenses/${seller.app.id}`);
    return (licenses as { status: string }[]).map((license) => license.status).sort();
  };
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/licenses`);
  await page.getByRole("checkbox", { name: "Select license 1", exact: true }).click();
  await page.getByRole("checkbox", { name: "Select license 3", exact: true }).click();
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("2 licenses paused")).toBeVisible();
  expect(await statuses()).toEqual(["active", "active", "paused", "paused"]);

  await page.getByRole("checkbox", { name: "Select this page" }).click();
  await page.getByRole("button", { name: "Delete…" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("button", { name: "Delete 4 licenses" })).toBeDisabled();
  await dialog.getByLabel(/to confirm/).fill(seller.app.name);
  await dialog.getByRole("button", { name: "Delete 4 licenses" }).click();
  await expect(page.getByText("No licenses yet")).toBeVisible();
  expect(await statuses()).toEqual([]);
});

test("a key of the seller's own, for one tier, two machines and until a day", async ({ page, request }) => {
  const seller = await newSeller(request);
  await seller.call("POST", `/api/dashboard/subscriptions/${seller.app.id}`, { name: "Gold", level: 4 });
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/licenses?generate=true`);
  const dialog = page.getByRole("dialog");
  await dialog.getByText("More options").click();
  await dialog.getByLabel("Subscription").selectOption("Gold");
  await dialog.getByLabel("Machines").fill("2");
  await dialog.getByLabel("Last day").fill("2099-12-31");
  await dialog.getByLabel("A key of your own").fill("MY KEY");
  await dialog.getByRole("button", { name: "Generate 1 license" }).click();
  await expect(dialog.getByText(/must not contain/i)).toBeVisible();
  await dialog.getByLabel("A key of your own").fill("MY-KEY");
  await dialog.getByRole("button", { name: "Generate 1 license" }).click();
  await expect(dialog.getByText("1 license generated")).toBeVisible();
  const { licenses } = await seller.call("GET", `/api/dashboard/licenses/${seller.app.id}`);
  expect(licenses).toMatchObject([
    { license_key: "MY-KEY", level: 4, device_limit: 2, duration_days: null, max_uses: 1 },
  ]);
});
