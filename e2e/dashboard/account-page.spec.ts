import { expect, test } from "@playwright/test";
import { signIn, watchConsole } from "../fixtures/browser";
import { newSeller, setStanding } from "../fixtures/seller";

const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";
const DESK = "Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0";

test("browsers are listed in plain words, and signed out one by one or all others at once", async ({
  page,
  request,
  browser,
}) => {
  const complaints = watchConsole(page);
  const seller = await newSeller(request);
  const elsewhere = [];
  for (const userAgent of [PHONE, DESK, PHONE]) {
    const other = await (await browser.newContext({ userAgent })).newPage();
    await signIn(other, seller);
    elsewhere.push(other);
  }
  await signIn(page, seller);
  await page.goto("/account");
  const rows = page.getByRole("listitem").filter({ hasText: /Last seen|This browser/ });
  await expect(rows).toHaveCount(4);
  await expect(rows.first()).toContainText("This browser");
  await expect(rows.first().getByRole("button")).toHaveCount(0);

  await page.getByRole("button", { name: "Sign out Firefox 131 on Linux, 127.0.0.1" }).click();
  await expect(page.getByText("Firefox 131 on Linux is signed out")).toBeVisible();
  await expect(rows).toHaveCount(3);
  await elsewhere[1]?.goto("/account");
  await expect(elsewhere[1]?.getByRole("heading", { name: "Sign in" }) ?? rows).toBeVisible();

  await page.getByRole("button", { name: "Sign out all others" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("2 browsers must sign in again");
  await dialog.getByRole("button", { name: "Sign out all others" }).click();
  await expect(page.getByText("2 browsers signed out")).toBeVisible();
  await expect(page.getByText("Only this browser is signed in")).toBeVisible();
  for (const other of [elsewhere[0], elsewhere[2]]) {
    await other?.goto("/account");
    await expect(other?.getByRole("heading", { name: "Sign in" }) ?? rows).toBeVisible();
  }
  await page.reload();
  await expect(rows).toHaveCount(1);
  expect(complaints).toEqual([]);
});

test("the plan says what it allows and who changes it", async ({ page, request }) => {
  const seller = await newSeller(request);
  await signIn(page, seller);
  await page.goto("/account");
  await expect(page.getByText("Not included: Elite Key API")).toBeVisible();
  await expect(page.getByText(`npm run admin -- plan ${seller.username} elite`)).toBeVisible();
  await setStanding(request, seller, { plan: "elite" });
  await page.reload();
  await expect(page.getByText("Included: Elite Key API", { exact: false })).toBeVisible();
  await expect(page.getByText("Not included")).toHaveCount(0);
});

test("an account is deleted with its password and name, and everything of it is gone", async ({ page, request }) => {
  const seller = await newSeller(request);
  await signIn(page, seller);
  await page.goto("/account");
  await page.getByRole("button", { name: "Delete account…" }).click();
  const dialog = page.getByRole("dialog");
  const submit = dialog.getByRole("button", { name: "Delete account" });
  await expect(dialog).toContainText("1 application with 0 licenses and 0 users");
  await dialog.getByLabel(/to confirm/).fill(`${seller.username}x`);
  await dialog.getByLabel("Password", { exact: true }).fill("not the password");
  await submit.click();
  await expect(dialog.getByText("This is not your username")).toBeVisible();
  await dialog.getByLabel(/to confirm/).fill(seller.username);
  await submit.click();
  await expect(dialog.getByText("The current password is wrong")).toBeVisible();
  await seller.call("GET", `/api/dashboard/apps/${seller.app.id}`);

  await dialog.getByLabel("Password", { exact: true }).fill(seller.password);
  await submit.click();
  await page.waitForURL("**/sign-in?notice=account-deleted");
  await expect(page.getByText("Your account is deleted, with everything that was in it.")).toBeVisible();
  const { username, password } = seller;
  expect((await request.post("/api/auth/login", { data: { username, password } })).status()).toBe(401);
  await page.goto("/overview");
  await expect(page).toHaveURL(/\/sign-in$/);
});
