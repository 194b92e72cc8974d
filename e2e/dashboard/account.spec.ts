import { expect, type Page, test } from "@playwright/test";
import { signIn, watchConsole } from "../fixtures/browser";
import { newSeller, type Seller } from "../fixtures/seller";

const uniqueName = () => `mira-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;

test("someone signs up in the browser, and is the same account over REST", async ({ page, request }) => {
  const complaints = watchConsole(page);
  const username = uniqueName();
  await page.goto("/sign-up");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("Choose a username")).toBeVisible();

  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Email").fill(`${username}@example.com`);
  await page.getByLabel("Password", { exact: true }).fill("correct horse battery");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/overview");
  await expect(page.getByText("Make your first application")).toBeVisible();

  const login = await request.post("/api/auth/login", { data: { username, password: "correct horse battery" } });
  expect(await login.json()).toMatchObject({ success: true, user: { username, email: `${username}@example.com` } });
  expect(complaints).toEqual([]);
});

test("a taken name is refused in words, and a wrong password gives nothing away", async ({ page, request }) => {
  const seller = await newSeller(request);
  await page.goto("/sign-up");
  await page.getByLabel("Username").fill(seller.username.toUpperCase());
  await page.getByLabel("Email").fill(`${uniqueName()}@example.com`);
  await page.getByLabel("Password", { exact: true }).fill("correct horse battery");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("Username or email already exists")).toBeVisible();

  await page.goto("/sign-in");
  await page.getByLabel("Username or email").fill(seller.username);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("No account has this name and password.")).toBeVisible();
});

/** Fills the sign-in form that one has been sent to. */
async function fillSignIn(page: Page, { username, password }: Seller): Promise<void> {
  await page.getByLabel("Username or email").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("nobody sees a page without signing in, and comes back to it afterwards", async ({ page, request }) => {
  const seller = await newSeller(request);
  await page.goto(`/apps/${seller.app.id}/licenses?q=two%20words&page=1`);
  await page.waitForURL(/\/sign-in\?next=/);
  await fillSignIn(page, seller);
  await page.waitForURL((url) => url.pathname === `/apps/${seller.app.id}/licenses`);
  await expect(page.getByLabel("Search keys, notes, users…")).toHaveValue("two words");

  // Who is signed in already has no business on the way in.
  await page.goto("/sign-in?next=/account");
  await page.waitForURL("**/account");
  await page.goto("/sign-up");
  await page.waitForURL("**/overview");
});

test("no address makes the sign-in page lead to another site", async ({ page, request, baseURL }) => {
  const seller = await newSeller(request);
  await signIn(page, seller);
  for (const evil of ["//evil.test", "/\\evil.test", "https://evil.test", "/%09/evil.test", "/.//evil.test"]) {
    await page.goto(`/sign-in?next=${evil}`);
    expect(page.url(), evil).toBe(`${baseURL}/overview`);
  }
  // Away from the overview first: what it asks by itself would hear of the end and lead to sign-in on its own.
  await page.goto("about:blank");
  await page.context().clearCookies();
  await page.goto("/sign-in?next=//evil.test");
  await fillSignIn(page, seller);
  await page.waitForURL(`${baseURL}/overview`);
});

test("a session that ends in an open tab leads through sign-in back to where one was", async ({ page, request }) => {
  const seller = await newSeller(request);
  await signIn(page, seller);
  await page.goto(`/apps/${seller.app.id}/users`);
  // Whatever the page asks by itself has been answered, so that the click is the first to hear of the end.
  await page.waitForLoadState("networkidle");
  const password = `${seller.password}-new`;
  const change = { current_password: seller.password, new_password: password };
  await seller.call("PUT", "/api/dashboard/auth/password", change);
  await page.getByRole("link", { name: "Webhooks" }).click();
  await page.waitForURL(/\/sign-in\?next=/);
  await fillSignIn(page, { ...seller, password });
  await page.waitForURL(`**/apps/${seller.app.id}/webhooks`);
  await expect(page.getByRole("heading", { name: "Webhooks" })).toBeVisible();
});

test("a new password ends every other session and token, and this browser stays signed in", async ({
  page,
  request,
  browser,
}) => {
  const seller = await newSeller(request);
  await signIn(page, seller);
  const elsewhere = await (await browser.newContext()).newPage();
  await signIn(elsewhere, seller);

  await page.goto("/account");
  await page.getByLabel("Current password").fill("wrong");
  await page.getByLabel("New password", { exact: true }).fill("another phrase");
  await page.getByLabel("New password again").fill("another phrase");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("This is not your current password")).toBeVisible();
  await page.getByLabel("Current password").fill(seller.password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Password changed")).toBeVisible();

  await page.reload();
  await expect(page.getByRole("heading", { name: "Account", exact: true })).toBeVisible();
  await elsewhere.goto("/apps");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  const old = await request.post("/api/auth/login", { data: { username: seller.username, password: seller.password } });
  expect(old.status()).toBe(401);
});

test("signing out ends the session on the server, not only the cookie", async ({ page, request, context }) => {
  await signIn(page, await newSeller(request));
  const cookies = await context.cookies();
  await page.getByRole("button", { name: /Account menu/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in");
  await context.addCookies(cookies);
  await page.goto("/apps");
  await expect(page).toHaveURL(/\/sign-in/);
});
