import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { haveSession, watchConsole } from "../fixtures/browser";
import { newSeller } from "../fixtures/seller";

const names = (page: Page) => page.getByRole("row").getByRole("link").allTextContents();

test("a head of a column orders the list; the address, reload and back keep it", async ({ page, request }) => {
  const complaints = watchConsole(page);
  const seller = await newSeller(request);
  for (const username of ["mira", "adam", "zoe"]) {
    await seller.call("POST", `/api/dashboard/users/${seller.app.id}`, { username, password: "a password" });
  }
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/users`);
  await expect.poll(() => names(page)).toEqual(["zoe", "adam", "mira"]);
  const head = page.getByRole("columnheader", { name: "Username" });
  await expect(head).not.toHaveAttribute("aria-sort");

  await head.getByRole("button").click();
  await expect(page).toHaveURL(/sort=username/);
  await expect.poll(() => names(page)).toEqual(["adam", "mira", "zoe"]);
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await head.getByRole("button").press("Enter");
  await expect(page).toHaveURL(/sort=-username/);
  await expect.poll(() => names(page)).toEqual(["zoe", "mira", "adam"]);

  await page.reload();
  await expect.poll(() => names(page)).toEqual(["zoe", "mira", "adam"]);
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await page.goBack();
  await expect.poll(() => names(page)).toEqual(["adam", "mira", "zoe"]);
  await page.goto(`/apps/${seller.app.id}/users?sort=passwordHash`);
  await expect.poll(() => names(page)).toEqual(["zoe", "adam", "mira"]);
  await expect(page.getByRole("columnheader", { name: "Last log-in" }).getByRole("button")).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test("filters by status and subscription live in the address; back takes them off one by one", async ({
  page,
  request,
}) => {
  const complaints = watchConsole(page);
  const seller = await newSeller(request);
  const at = (noun: string, rest = "") => `/api/dashboard/${noun}/${seller.app.id}${rest}`;
  await seller.call("POST", at("subscriptions"), { name: "Gold", level: 2, duration_days: 30 });
  const add = async (username: string, subscription_name: string) => {
    const { user } = await seller.call("POST", at("users"), { username, password: "a password", subscription_name });
    return (user as { id: string }).id;
  };
  await add("mira", "default");
  await add("adam", "Gold");
  const zoe = await add("zoe", "Gold");
  await seller.call("POST", at("users", `/${zoe}/ban`));
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/users`);
  await page.getByRole("button", { name: "Subscription", exact: true }).first().click();
  await page.getByRole("menuitemradio", { name: "Gold" }).click();
  await expect.poll(() => names(page)).toEqual(["zoe", "adam"]);
  await page.getByRole("button", { name: "Status", exact: true }).click();
  await page.getByRole("menuitemradio", { name: "Banned" }).click();
  await expect(page).toHaveURL(/status=banned/);
  await expect.poll(() => names(page)).toEqual(["zoe"]);

  const csv = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  const text = await readFile(await (await csv).path(), "utf8");
  expect(text.split("\r\n").filter(Boolean)).toHaveLength(2);
  expect(text).toContain("zoe");
  await page.reload();
  await expect(page.getByRole("button", { name: "Status Banned" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Subscription Gold" })).toBeVisible();
  await expect.poll(() => names(page)).toEqual(["zoe"]);
  await page.goBack();
  await expect.poll(() => names(page)).toEqual(["zoe", "adam"]);
  await page.goto(`/apps/${seller.app.id}/users?status=no-such-status`);
  await expect.poll(() => names(page)).toEqual(["zoe", "adam", "mira"]);
  expect(complaints).toEqual([]);
});

test("what a list finds is saved as CSV", async ({ page, request }) => {
  const seller = await newSeller(request);
  for (const [type, value] of [
    ["ip", "203.0.113.7"],
    ["hwid", "machine-7"],
    ["hwid", "=cmd()"],
  ]) {
    await seller.call("POST", `/api/dashboard/blacklist/${seller.app.id}`, { type, value, note: "seven" });
  }
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/blacklist?type=hwid`);
  await expect(page.getByRole("button", { name: "Copy value machine-7" })).toBeVisible();
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/^game-.*-blacklist\.csv$/);
  const lines = (await readFile(await file.path(), "utf8")).trimEnd().split("\r\n");
  expect(lines[0]).toBe("\uFEFFtype,value,note,created_at");
  expect(lines.slice(1).map((line) => line.split(",").slice(0, 3))).toEqual([
    ["hwid", "'=cmd()", "seven"],
    ["hwid", "machine-7", "seven"],
  ]);
});
