import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { expectNoSidewaysScroll, haveSession, watchConsole } from "../fixtures/browser";
import { newKeys, newSeller } from "../fixtures/seller";

/** Chooses a CSV file in the open import dialog. */
const chooseFile = (page: Page, lines: readonly string[]) =>
  page.getByLabel("CSV file").setInputFiles({
    name: "keys.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(lines.join("\n")),
  });

test("a file of licenses is imported whole or not at all, and its wrong rows are named", async ({ page, request }) => {
  const complaints = watchConsole(page);
  const seller = await newSeller(request);
  const [taken] = await newKeys(seller, { count: 1 });
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/licenses`);
  await page.getByRole("button", { name: "Import" }).click();
  await chooseFile(page, ["Serial,Days,Remark", `${taken?.license_key},30,a`, "NEW-1,soon,b", "NEW-2,5,c"]);
  const start = page.getByRole("button", { name: "Import 3 rows" });
  await expect(start).toBeDisabled();
  await page.getByLabel("license_key").selectOption("Serial");
  await expect(page.getByLabel("duration_days")).toHaveValue("Days");
  await page.getByLabel("note", { exact: true }).selectOption("Remark");
  await expect(page.getByRole("table", { name: /first rows/ })).toContainText("NEW-1");
  await start.click();
  await expect(page.getByText("1 row is wrong. Nothing was imported").first()).toBeVisible();
  await page.getByRole("button", { name: "Jobs" }).click();
  await page.getByText("Show wrong rows").click();
  await expect(page.getByText("Row 3 duration_days must be a whole number")).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Import" }).click();
  await chooseFile(page, [
    "license_key,duration_days,note",
    ...Array.from({ length: 600 }, (_, n) => `NEW-${n},5,'=x`),
  ]);
  await page.getByRole("button", { name: "Import 600 rows" }).click();
  await expect(page.getByText("600 licenses imported").first()).toBeVisible();
  const { licenses, total } = await seller.call("GET", `/api/dashboard/licenses/${seller.app.id}?search=NEW-599`);
  expect(total).toBe(1);
  expect(licenses).toMatchObject([{ license_key: "NEW-599", duration_days: 5, note: "=x" }]);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole("button", { name: "Jobs" }).click();
  await expectNoSidewaysScroll(page);
  expect(complaints).toEqual([]);
});

test("what a filter finds is saved as CSV, and deleted on all its pages", async ({ page, request }) => {
  const seller = await newSeller(request);
  await newKeys(seller, { count: 120, mask: "OUT-XXXXXXXX", note: "=HYPERLINK()" });
  await newKeys(seller, { count: 2, mask: "KEEP-XXXXXXXX" });
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/licenses?q=OUT-`);
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  const lines = (await readFile(await (await saved).path(), "utf8")).split("\r\n");
  expect(lines).toHaveLength(122);
  expect(lines[0]).toMatch(/^\uFEFFlicense_key,status,/);
  expect(lines[1]).toMatch(/^OUT-[A-Z0-9]{8},active,1,30,1,0,1,'=HYPERLINK\(\),/);

  await page.getByRole("button", { name: "Delete found…" }).click();
  await page.getByLabel(/to confirm/).fill(seller.app.name);
  await page.getByRole("button", { name: "Delete 120 licenses" }).click();
  await expect(page.getByText("120 licenses deleted").first()).toBeVisible();
  await expect(page.getByText("Nothing matches")).toBeVisible();
  expect(await seller.call("GET", `/api/dashboard/licenses/${seller.app.id}`)).toMatchObject({ total: 2 });
});

test("a stranger gets neither file nor import, and no other site may send one", async ({ page, request }) => {
  const seller = await newSeller(request);
  const stranger = await newSeller(request);
  await haveSession(page, stranger);
  const path = `/api/export/${seller.app.id}/licenses`;
  expect((await page.request.get(path)).status()).toBe(404);
  expect((await request.get(path)).status()).toBe(401);
  const upload = `/api/import/${stranger.app.id}/license.import?mapping={"license_key":"k"}`;
  const headers = { "sec-fetch-site": "cross-site" };
  expect((await page.request.post(upload, { headers, data: "k\nA-1" })).status()).toBe(403);
  expect((await page.request.post(upload, { data: "k\nA-1" })).status()).toBe(202);
});
