import { expect, type Page, test } from "@playwright/test";
import { signIn, watchConsole } from "../fixtures/browser";
import { newSeller } from "../fixtures/seller";

const names = (page: Page) => page.getByRole("row").getByRole("link").allTextContents();

test("a head of a column orders the list; the address, reload and back keep it", async ({ page, request }) => {
  const complaints = watchConsole(page);
  const seller = await newSeller(request);
  for (const username of ["mira", "adam", "zoe"]) {
    await seller.call("POST", `/api/dashboard/users/${seller.app.id}`, { username, password: "a password" });
  }
  await signIn(page, seller);
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
