import { expect, test } from "@playwright/test";
import { haveSession, submit, watchConsole } from "../fixtures/browser";
import { logIn, newSeller, newUsers } from "../fixtures/seller";

test("several users are banned and the ban undone, for those alone whom it banned", async ({ page, request }) => {
  const complaints = watchConsole(page);
  const seller = await newSeller(request);
  const users = `/api/dashboard/users/${seller.app.id}`;
  const [, , held] = await newUsers(seller, ["ann", "ben", "cid"]);
  await seller.call("POST", `${users}/${held}/ban`, { reason: "earlier" });
  const reasons = async () => {
    const { users: rows } = await seller.call("GET", users);
    return Object.fromEntries((rows as Record<string, unknown>[]).map((row) => [row["username"], row["ban_reason"]]));
  };
  await haveSession(page, seller);
  await page.goto(`${`/apps/${seller.app.id}`}/users`);
  const calls: string[] = [];
  page.on("request", (sent) => sent.url().includes("user.change") && calls.push(sent.url()));
  await page.getByRole("checkbox", { name: "Select this page" }).click();
  await page.getByRole("button", { name: "Ban…" }).click();
  await page.getByLabel("Reason").fill("raid");
  await submit(page, "Ban");
  await expect(page.getByText("2 users banned", { exact: true })).toBeVisible();
  await expect(page.getByText("1 user banned before.")).toBeVisible();
  expect(calls).toHaveLength(1);
  expect(await reasons()).toEqual({ ann: "raid", ben: "raid", cid: "earlier" });
  expect(await logIn(request, seller, "ann")).toMatchObject({ success: false, code: "USER_BANNED" });

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("2 users unbanned")).toBeVisible();
  expect(await reasons()).toEqual({ ann: null, ben: null, cid: "earlier" });
  expect(await logIn(request, seller, "ann")).toMatchObject({ success: true });

  await page.getByRole("checkbox", { name: "Select user 1", exact: true }).click();
  await seller.call("DELETE", `${users}/all/users`);
  await page.getByRole("button", { name: "More for the selection" }).click();
  await page.getByRole("menuitem", { name: "Extend…" }).click();
  await submit(page, "Extend");
  await expect(page.getByText("1 user not extended")).toBeVisible();
  await expect(page.getByText("1 user no longer there.")).toBeVisible();
  expect(complaints).toEqual([]);
});

test("tiers deleted together: the default one stays, and the reason is told", async ({ page, request }) => {
  const seller = await newSeller(request);
  const path = `/api/dashboard/subscriptions/${seller.app.id}`;
  await seller.call("POST", path, { name: "Gold" });
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/subscriptions`);
  await page.getByRole("checkbox", { name: "Select this page" }).click();
  await page.getByRole("button", { name: "Delete…" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel(/to confirm/).fill(seller.app.name);
  await dialog.getByRole("button", { name: "Delete 2 subscriptions" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("1 subscription deleted")).toBeVisible();
  await expect(page.getByText("The default subscription cannot be deleted.")).toBeVisible();
  expect((await seller.call("GET", path))["subscriptions"]).toMatchObject([{ name: "default" }]);
});
