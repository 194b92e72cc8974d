import { expect, type Page, test } from "@playwright/test";
import { haveSession, watchConsole } from "../fixtures/browser";
import { newSeller } from "../fixtures/seller";

/** Opens the menu of a row, deletes the row, and waits until it is gone. */
async function deleteRow(page: Page, name: string, noun: string) {
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Delete…" }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: `Delete ${noun}` })
    .click();
  // What stands behind an open dialog has no role: only once it has closed does a missing row mean anything.
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: `Actions for ${name}` })).toHaveCount(0);
}

test("subscriptions: made, refused twice, edited and deleted", async ({ page, request }) => {
  const complaints = watchConsole(page);
  const seller = await newSeller(request);
  const path = `/api/dashboard/subscriptions/${seller.app.id}`;
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/subscriptions`);
  await page.getByRole("button", { name: "New subscription" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("DEFAULT");
  await page.getByRole("button", { name: "Create subscription" }).click();
  await expect(page.getByRole("dialog").getByText("Subscription already exists")).toBeVisible();
  await page.getByRole("dialog").getByLabel("Name").fill("Gold");
  await page.getByRole("dialog").getByLabel("Level").fill("3");
  await page.getByRole("button", { name: "Create subscription" }).click();
  await expect(page.getByRole("button", { name: "Actions for Gold" })).toBeVisible();
  expect((await seller.call("GET", path))["subscriptions"]).toContainEqual(
    expect.objectContaining({ name: "Gold", level: 3, duration_days: 30 }),
  );
  await page.getByRole("button", { name: "Actions for Gold" }).click();
  await page.getByRole("menuitem", { name: "Edit…" }).click();
  await page.getByRole("dialog").getByLabel("Days").fill("365");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("cell", { name: "1 year" })).toBeVisible();
  await deleteRow(page, "Gold", "subscription");
  expect((await seller.call("GET", path))["total"]).toBe(1);
  // The refusal above is a 409, of which browsers complain.
  expect(complaints.filter((text) => !text.includes("409"))).toEqual([]);
});

test("variables: made by REST, edited in the browser, searched, deleted", async ({ page, request }) => {
  const seller = await newSeller(request);
  const path = `/api/dashboard/variables/${seller.app.id}/global`;
  await seller.call("POST", path, { key: "motd", value: "hello" });
  await seller.call("POST", path, { key: "flags", value: "{}" });
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/variables`);
  await page.getByRole("button", { name: "Actions for motd" }).click();
  await page.getByRole("menuitem", { name: "Edit…" }).click();
  await page.getByRole("dialog").getByLabel("Value").fill("good evening");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("cell", { name: "good evening" })).toBeVisible();
  await page.getByRole("searchbox").fill("evening");
  await expect(page.getByRole("button", { name: "Actions for flags" })).toHaveCount(0);
  await deleteRow(page, "motd", "variable");
  expect((await seller.call("GET", path))["variables"]).toMatchObject([{ key: "flags" }]);
  await page.getByRole("link", { name: "Of users" }).click();
  await expect(page.getByText("No user variables yet")).toBeVisible();
});

test("blacklist: an address of the browser's refuses clients; filtered by kind; taken back", async ({
  page,
  request,
}) => {
  const seller = await newSeller(request);
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/blacklist`);
  await page.getByRole("button", { name: "Add entry" }).first().click();
  await page.getByRole("dialog").getByLabel("Kind").selectOption("hwid");
  await page.getByRole("dialog").getByLabel("Value").fill("machine-1");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("button", { name: "Actions for machine-1" })).toBeVisible();
  const path = `/api/dashboard/blacklist/${seller.app.id}`;
  expect((await seller.call("GET", path))["blacklist"]).toMatchObject([{ type: "hwid", value: "machine-1" }]);
  await page.getByRole("button", { name: "Kind" }).first().click();
  await page.getByRole("menuitemradio", { name: "Address or network" }).click();
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await page.goBack();
  await deleteRow(page, "machine-1", "entry");
  await expect(page.getByText("Nobody is turned away")).toBeVisible();
});

test("webhooks, hashes, versions, devices and VPN exceptions are made and deleted", async ({ page, request }) => {
  const seller = await newSeller(request);
  await haveSession(page, seller);
  const app = `/apps/${seller.app.id}`;
  const digest = "ab".repeat(32);
  const made = [
    { at: "webhooks", button: "New webhook", fill: { Name: "Alerts", URL: "https://example.com/h" }, row: "Alerts" },
    { at: "hashes", button: "Register hash", fill: { Hash: digest, Name: "Loader" }, row: "Loader" },
    { at: "versions", button: "Add version", fill: { Version: "0.9" }, row: "0.9" },
    { at: "devices", button: "Add device", fill: { Serial: "SN-1", Name: "Desk" }, row: "Desk" },
    {
      at: "vpn",
      button: "Allow address",
      save: "Allow",
      fill: { "Address or network": "203.0.113.0/24" },
      row: "203.0.113.0/24",
    },
  ];
  const nouns = ["webhook", "hash", "version", "device", "address"];
  for (const [index, { at, button, save, fill, row }] of made.entries()) {
    await page.goto(`${app}/${at}`);
    await page.getByRole("button", { name: button }).first().click();
    const dialog = page.getByRole("dialog");
    for (const [label, value] of Object.entries(fill)) await dialog.getByLabel(label, { exact: true }).fill(value);
    const submit = at === "webhooks" ? "Create webhook" : (save ?? button);
    await dialog.getByRole("button", { name: submit, exact: true }).click();
    await expect(page.getByRole("button", { name: `Actions for ${row}` })).toBeVisible();
    await page.reload();
    await deleteRow(page, row, nouns[index] ?? "");
  }
  expect((await seller.call("GET", `/api/dashboard/webhooks/${seller.app.id}`))["total"]).toBe(0);
});
