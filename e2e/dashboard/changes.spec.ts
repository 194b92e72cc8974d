import { expect, test } from "@playwright/test";
import { choose, haveSession, submit, watchConsole } from "../fixtures/browser";
import { logIn, newKeys, newSeller, newUsers } from "../fixtures/seller";

const DAY = 86_400_000;

const fields = (holder: unknown) => holder as Record<string, unknown> & { expires_at: string };

test("a user is extended, shortened, paused and unbound, as REST and their client see it", async ({
  page,
  request,
}) => {
  const complaints = watchConsole(page);
  const seller = await newSeller(request);
  const [id] = await newUsers(seller, ["mira"]);
  const read = async () => fields((await seller.call("GET", `/api/dashboard/users/${seller.app.id}/${id}`))["user"]);
  const end = Date.parse((await read()).expires_at);
  expect(await logIn(request, seller, "mira")).toMatchObject({ success: true });
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/users`);

  await choose(page, "mira", "Extend…");
  await page.getByLabel("Days", { exact: true }).fill("7");
  await submit(page, "Extend");
  expect(Date.parse((await read()).expires_at)).toBe(end + 7 * DAY);
  await choose(page, "mira", "Shorten…");
  await page.getByLabel("Days", { exact: true }).fill("10");
  await submit(page, "Shorten");
  expect(Date.parse((await read()).expires_at)).toBe(end - 3 * DAY);

  await choose(page, "mira", "Pause");
  await expect(page.getByText("User paused")).toBeVisible();
  await expect(page.getByRole("row").nth(1)).toContainText("Paused");
  expect(await logIn(request, seller, "mira")).toMatchObject({ success: false, code: "USER_PAUSED" });
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("User runs again")).toBeVisible();
  await expect(page.getByRole("row").nth(1)).toContainText("Active");

  expect(await logIn(request, seller, "mira", "machine-2")).toMatchObject({ success: false, code: "HWID_MISMATCH" });
  await choose(page, "mira", "Reset HWID…");
  await page.getByRole("alertdialog").getByRole("button", { name: "Reset HWID" }).click();
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  expect(await logIn(request, seller, "mira", "machine-2")).toMatchObject({ success: true });
  expect(complaints).toEqual([]);
});

test("a user's name, note, machines, tier, end and clock are edited; what is not touched stays", async ({
  page,
  request,
}) => {
  const seller = await newSeller(request);
  const [id] = await newUsers(seller, ["mira", "taken"]);
  await seller.call("POST", `/api/dashboard/subscriptions/${seller.app.id}`, { name: "Gold", level: 5 });
  const read = async () => fields((await seller.call("GET", `/api/dashboard/users/${seller.app.id}/${id}`))["user"]);
  const before = await read();
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/users/${id}`);
  const dialog = page.getByRole("dialog");
  await choose(page, "mira", "Edit…");
  await dialog.getByLabel("Username").fill("taken");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("Username already taken")).toBeVisible();
  await dialog.getByLabel("Username").fill("mira 2");
  await dialog.getByLabel("Email").fill("mira@example.com");
  await dialog.getByLabel("Subscription").selectOption("Gold");
  await dialog.getByLabel("Machines").fill("3");
  await dialog.getByLabel("Note").fill("VIP");
  await submit(page, "Save");
  await expect(page.getByRole("heading", { level: 1, name: "mira 2" })).toBeVisible();
  await expect(page.getByText("VIP")).toBeVisible();
  expect(await read()).toMatchObject({
    username: "mira 2",
    email: "mira@example.com",
    subscription: "Gold",
    level: 5,
    expires_at: before.expires_at,
  });
  expect(await logIn(request, seller, "mira 2", "a")).toMatchObject({ success: true });
  expect(await logIn(request, seller, "mira 2", "b")).toMatchObject({ success: true });

  await choose(page, "mira 2", "Edit…");
  await dialog.getByLabel("Last day").fill("2099-12-31");
  await dialog.getByRole("switch", { name: "Freeze the clock" }).click();
  await submit(page, "Save");
  expect((await read()).expires_at).toMatch(/^(2099-12-31|2100-01-01)/);
  await choose(page, "mira 2", "Edit…");
  await expect(dialog.getByRole("switch", { name: "Freeze the clock" })).toBeChecked();
  await expect(dialog.getByLabel("Last day")).toHaveValue("2099-12-31");
});

test("a license is edited, extended and shortened before and after its first use", async ({ page, request }) => {
  const complaints = watchConsole(page);
  const seller = await newSeller(request);
  const [license] = await newKeys(seller, { duration_days: 30 });
  const key = license?.license_key ?? "";
  const read = async () => {
    const { licenses } = await seller.call("GET", `/api/dashboard/licenses/${seller.app.id}`);
    return fields((licenses as unknown[])[0]);
  };
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/licenses`);
  const dialog = page.getByRole("dialog");
  await choose(page, key, "Extend…");
  await dialog.getByLabel("Days", { exact: true }).fill("15");
  await submit(page, "Extend");
  expect(await read()).toMatchObject({ duration_days: 45, expires_at: null });
  await choose(page, key, "Shorten…");
  await dialog.getByLabel("Days", { exact: true }).fill("45");
  await dialog.getByRole("button", { name: "Shorten" }).click();
  await expect(dialog.getByText(/duration must stay between 1 and/)).toBeVisible();
  await dialog.getByLabel("Days", { exact: true }).fill("5");
  await submit(page, "Shorten");
  expect(await read()).toMatchObject({ duration_days: 40 });

  const hello = { type: "init", name: seller.app.name, ownerid: seller.ownerid, ver: "1.0" };
  const { sessionid } = await (await request.post("/api/1.2/", { data: hello })).json();
  await request.post("/api/1.2/", { data: { type: "license", sessionid, key, hwid: "machine-1" } });
  await page.reload();
  const end = Date.parse((await read()).expires_at);
  await choose(page, key, "Extend…");
  await dialog.getByLabel("Days", { exact: true }).fill("1");
  await submit(page, "Extend");
  expect(Date.parse((await read()).expires_at)).toBe(end + DAY);

  await choose(page, key, "Edit…");
  await dialog.getByLabel("Note").fill("reseller 7");
  await dialog.getByLabel("Machines").fill("2");
  await submit(page, "Save");
  await expect(page.getByRole("cell", { name: "reseller 7" })).toBeVisible();
  expect(await read()).toMatchObject({
    note: "reseller 7",
    device_limit: 2,
    expires_at: new Date(end + DAY).toISOString(),
  });

  await choose(page, key, "Pause");
  await expect(page.getByText("License paused")).toBeVisible();
  const check = { type: "check", sessionid };
  expect(await (await request.post("/api/1.2/", { data: check })).json()).toMatchObject({ success: false });
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("License runs again")).toBeVisible();
  expect(await (await request.post("/api/1.2/", { data: check })).json()).toMatchObject({ success: true });
  // The refusal above is a 400, of which browsers complain.
  expect(complaints.filter((text) => !text.includes("400"))).toEqual([]);
});

test("a webhook is edited and keeps its id; its header is prefilled, hidden and replaced", async ({
  page,
  request,
}) => {
  const seller = await newSeller(request);
  const path = `/api/dashboard/webhooks/${seller.app.id}`;
  const order = { name: "Alerts", url: "https://example.com/a", auth_header: "Bearer 1", body: '{"a":1}' };
  const { webhook } = await seller.call("POST", path, order);
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/webhooks`);
  await choose(page, "Alerts", "Edit…");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Authorization header")).toHaveAttribute("type", "password");
  await dialog.getByLabel("URL").fill("nonsense");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("Must be an http or https URL")).toBeVisible();
  await dialog.getByLabel("URL").fill("https://example.com/b");
  await dialog.getByLabel("Name").fill("Alarms");
  await submit(page, "Save");
  await expect(page.getByRole("button", { name: "Actions for Alarms" })).toBeVisible();
  const { webhooks } = await seller.call("GET", path);
  const kept = webhook as Record<string, unknown>;
  expect(webhooks).toEqual([{ ...kept, name: "Alarms", url: "https://example.com/b" }]);
});

test("a pause shows at once, and goes again when the server cannot be reached", async ({ page, request }) => {
  const seller = await newSeller(request);
  await newUsers(seller, ["mira"]);
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/users`);
  let fail = () => {};
  const held = new Promise<void>((resolve) => {
    fail = resolve;
  });
  await page.route("**/api/trpc/user.pause*", async (route) => {
    await held;
    await route.abort();
  });
  await choose(page, "mira", "Pause");
  const row = page.getByRole("row").nth(1);
  await expect(row).toContainText("Paused");
  fail();
  await expect(page.getByText("That did not work")).toBeVisible();
  await expect(row).toContainText("Active");
  const { users } = await seller.call("GET", `/api/dashboard/users/${seller.app.id}`);
  expect(users).toMatchObject([{ paused: 0 }]);
});

test("a device is extended, banned and let in again", async ({ page, request }) => {
  const seller = await newSeller(request);
  const path = `/api/dashboard/devices/${seller.app.id}`;
  const end = Date.now() + 10 * DAY;
  const expiry = new Date(end).toISOString();
  await seller.call("POST", path, { device_type: "processor", device_id: "SN-1", expiry_date: expiry });
  const read = async () => (await seller.call("GET", path))["devices"];
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/devices`);
  await choose(page, "SN-1", "Extend…");
  await page.getByLabel("Days", { exact: true }).fill("5");
  await submit(page, "Extend");
  expect(await read()).toMatchObject([{ expiry_date: new Date(end + 5 * DAY).toISOString() }]);
  await choose(page, "SN-1", "Ban");
  await expect(page.getByText("Device banned")).toBeVisible();
  expect(await read()).toMatchObject([{ banned: 1 }]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Device unbanned")).toBeVisible();
  await expect(page.getByRole("row").nth(1)).toContainText("Active");
});
