import { expect, test } from "@playwright/test";
import { haveSession, signIn, watchConsole } from "../fixtures/browser";
import { newSeller, setStanding } from "../fixtures/seller";

test("an admin finds an account and changes its plan and role, as REST sees it", async ({ page, request }) => {
  const complaints = watchConsole(page);
  const admin = await newSeller(request);
  const seller = await newSeller(request);
  await setStanding(request, admin, { role: "admin" });
  await signIn(page, admin);
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByPlaceholder("Where to?").fill("accounts");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/admin/accounts");
  await page.getByLabel("Search usernames and emails…").fill(seller.username);
  const row = page.getByRole("row", { name: new RegExp(seller.username) });
  await expect(row.getByRole("cell")).toContainText([seller.username, "@example.com", "Free", "User", "1"]);
  await expect(page.getByText("1–1 of 1")).toBeVisible();

  await page.getByRole("button", { name: `Actions for ${seller.username}` }).click();
  await page.getByRole("menuitem", { name: "Change plan or role…" }).click();
  await page.getByRole("dialog").getByLabel("Plan").selectOption("Elite");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(`${seller.username} updated`)).toBeVisible();
  await expect(row.getByRole("cell").nth(2)).toHaveText("Elite");
  const { username, password } = seller;
  const login = await request.post("/api/auth/login", { data: { username, password } });
  expect(await login.json()).toMatchObject({ user: { username, plan: "elite", role: "user" } });

  await setStanding(request, seller, { plan: "pro", role: "admin" });
  await page.goto(`/admin/accounts?q=${username}&plan=pro&role=admin&sort=-email`);
  await expect(row.getByRole("cell").nth(3)).toHaveText("Admin");
  await page.goto(`/admin/accounts?q=${username}&plan=free`);
  await expect(page.getByText("Nothing matches")).toBeVisible();

  const csv = await page.request.get(`/api/export/account/accounts?search=${username}&plan=pro`);
  expect(await csv.text()).toMatch(new RegExp(`${username},[^\\n]*,pro,admin`));
  expect(complaints).toEqual([]);
});

test("an admin who gives the role up sees no administration any more", async ({ page, request }) => {
  const admin = await newSeller(request);
  await setStanding(request, await newSeller(request), { role: "admin" });
  await setStanding(request, admin, { role: "admin" });
  await haveSession(page, admin);
  await page.goto(`/admin/accounts?q=${admin.username}`);
  await page.getByRole("button", { name: `Actions for ${admin.username}` }).click();
  await page.getByRole("menuitem", { name: "Change plan or role…" }).click();
  await page.getByRole("dialog").getByLabel("Role").selectOption("User");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.waitForURL("**/overview");
  await expect(page.getByRole("navigation", { name: "Main" })).not.toContainText("Administration");
});

test("for everyone else administration is an address that leads nowhere", async ({ page, request }) => {
  await signIn(page, await newSeller(request));
  await expect(page.getByRole("navigation", { name: "Main" })).not.toContainText("Administration");
  const seen = [];
  for (const path of ["/admin/accounts", "/admin/nothing"]) {
    const reply = await page.goto(path);
    expect(reply?.status(), path).toBe(404);
    await expect(page).toHaveTitle("Not found · Latchkey");
    await expect(page.getByText("There is nothing at this address")).toBeVisible();
    seen.push([await page.getByRole("banner").textContent(), await page.getByRole("main").textContent()]);
  }
  expect(seen[0]).toEqual(seen[1]);
  expect((await page.request.get("/api/export/account/accounts")).status()).toBe(403);
  const asked = await page.request.get("/api/trpc/admin.plans");
  expect(asked.status()).toBe(403);
  expect(await asked.text()).toContain("PERMISSION_DENIED");
});
