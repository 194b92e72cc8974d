import { expect, test } from "@playwright/test";
import { haveSession, watchConsole } from "../fixtures/browser";
import { newSeller, type Seller } from "../fixtures/seller";

const users = (seller: Seller) => `/api/dashboard/users/${seller.app.id}`;

async function newUser(seller: Seller, username: string) {
  const { user } = await seller.call("POST", users(seller), { username, password: "first password" });
  return user as { id: string; username: string };
}

test("users are made, banned, found and deleted in the browser, as REST sees it", async ({ page, request }) => {
  const complaints = watchConsole(page);
  const seller = await newSeller(request);
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/users`);
  await expect(page.getByText("No users yet")).toBeVisible();

  await page.getByRole("button", { name: "New user" }).last().click();
  await page.getByLabel("Username").fill("mira");
  await page.getByLabel("Password", { exact: true }).fill("a password");
  await page.getByRole("button", { name: "Create user" }).click();
  await expect(page.getByRole("link", { name: "mira" })).toBeVisible();
  await newUser(seller, "<script>alert(1)</script>");
  await newUser(seller, "tom");
  await page.reload();
  await expect(page.getByRole("link", { name: "<script>alert(1)</script>" })).toBeVisible();

  await page.getByRole("searchbox").fill("MIR");
  await expect(page.getByRole("link", { name: "tom" })).toHaveCount(0);
  await expect(page).toHaveURL(/q=MIR/);
  await page.getByRole("button", { name: "Actions for mira" }).click();
  await page.getByRole("menuitem", { name: "Ban…" }).click();
  await page.getByLabel("Reason").fill("chargeback");
  await page.getByRole("dialog").getByRole("button", { name: "Ban", exact: true }).click();
  await expect(page.getByText("Banned", { exact: true })).toBeVisible();
  const read = async () => (await seller.call("GET", users(seller)))["users"] as Record<string, unknown>[];
  expect((await read()).find((user) => user["username"] === "mira")).toMatchObject({
    banned: 1,
    ban_reason: "chargeback",
  });

  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await page.getByRole("checkbox", { name: "Select this page" }).click();
  await page.getByRole("button", { name: "Delete…" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("button", { name: "Delete 3 users" })).toBeDisabled();
  await dialog.getByLabel(/to confirm/).fill(seller.app.name);
  await dialog.getByRole("button", { name: "Delete 3 users" }).click();
  await expect(page.getByText("No users yet")).toBeVisible();
  expect(await read()).toEqual([]);
  expect(complaints).toEqual([]);
});

test("one user: days, password and variables, as REST sees them", async ({ page, request }) => {
  const complaints = watchConsole(page);
  const seller = await newSeller(request);
  const { id } = await newUser(seller, "mira");
  const read = async () =>
    (await seller.call("GET", `${users(seller)}/${id}`))["user"] as { variables: object[]; subscription: string };
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/users/${id}`);
  await expect(page.getByRole("heading", { level: 1, name: "mira" })).toBeVisible();
  await expect(page.getByText("None yet. The first log-in binds one.")).toBeVisible();

  await page.getByRole("button", { name: "New variable" }).first().click();
  await page.getByRole("dialog").getByLabel("Key", { exact: true }).fill("coins");
  await page.getByRole("dialog").getByLabel("Value").fill("12");
  await page.getByRole("button", { name: "Create variable" }).click();
  await expect(page.getByRole("button", { name: "Actions for coins" })).toBeVisible();
  expect((await read()).variables).toMatchObject([{ key: "coins", value: "12" }]);

  await page.getByRole("button", { name: "Actions for coins" }).click();
  await page.getByRole("menuitem", { name: "Edit…" }).click();
  await page.getByRole("dialog").getByLabel("Value").fill("13");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("cell", { name: "13" })).toBeVisible();
  expect((await read()).variables).toMatchObject([{ key: "coins", value: "13" }]);

  await page.getByRole("button", { name: "Actions for mira" }).click();
  await page.getByRole("menuitem", { name: "Reset password…" }).click();
  await page.getByLabel("New password").fill("second password");
  await page.getByRole("button", { name: "Reset password" }).click();
  await expect(page.getByText("Password changed.")).toBeVisible();
  const hello = { type: "init", name: seller.app.name, ownerid: seller.ownerid, ver: "1.0" };
  const { sessionid } = await (await request.post("/api/1.2/", { data: hello })).json();
  const login = { type: "login", sessionid, username: "mira", pass: "second password", hwid: "machine-1" };
  expect(await (await request.post("/api/1.2/", { data: login })).json()).toMatchObject({ success: true });
  await page.reload();
  await expect(page.getByRole("button", { name: "Copy HWID machine-1" })).toBeVisible();

  await page.getByRole("button", { name: "Actions for mira" }).click();
  await page.getByRole("menuitem", { name: "Delete…" }).click();
  await page.getByRole("button", { name: "Delete user" }).click();
  await page.waitForURL(/\/users$/);
  await expect(page.getByText("No users yet")).toBeVisible();
  expect((await request.get(`${users(seller)}/${id}`)).status()).toBe(401);
  expect(complaints).toEqual([]);
});
