import { expect, test } from "@playwright/test";
import { haveSession } from "../fixtures/browser";
import { newSeller } from "../fixtures/seller";

test("a seller key made in the browser opens the Seller API until it is deleted", async ({ page, request }) => {
  const seller = await newSeller(request);
  await haveSession(page, seller);
  await page.goto("/seller-keys");
  await page.getByRole("button", { name: "New key" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Discord bot");
  await page.getByRole("button", { name: "Create key" }).click();
  await expect(page.getByRole("button", { name: "Actions for Discord bot" })).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: "Discord bot" });
  await expect(row.getByText("Seller key is hidden")).toBeAttached();
  await row.getByRole("button", { name: "Reveal Seller key" }).click();
  const key = (await row.locator("code").textContent()) ?? "";
  const ask = () =>
    request.get("/api/seller/", { params: { type: "fetchallkeys", appname: seller.app.name, sellerkey: key } });
  expect((await ask()).status()).toBe(200);
  await page.getByRole("button", { name: "Actions for Discord bot" }).click();
  await page.getByRole("menuitem", { name: "Delete…" }).click();
  await page.getByRole("button", { name: "Delete key" }).click();
  // What stands behind an open dialog has no role: only once it has closed does a missing row mean anything.
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(row).toHaveCount(0);
  expect((await ask()).status()).toBe(401);
});

test("the Elite Key: asks for the plan, is made, reset, limited and ruled, as its API sees it", async ({
  page,
  request,
}) => {
  const seller = await newSeller(request);
  await haveSession(page, seller);
  await page.goto("/elite-key");
  await expect(page.getByText("The Elite Key comes with the elite plan")).toBeVisible();
  const raised = await request.put(`/api/operator/accounts/${seller.username}`, {
    headers: { authorization: `Bearer ${process.env.OPERATOR_TOKEN}` },
    data: { plan: "elite" },
  });
  expect(raised.status()).toBe(200);

  await page.reload();
  await page.getByRole("button", { name: "Make a key…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Make key" }).click();
  await page.getByRole("button", { name: "Reveal Elite key" }).click();
  const key = (await page.locator("code", { hasText: /^ek_/ }).textContent()) ?? "";
  const { application } = await seller.call("GET", `/api/dashboard/apps/${seller.app.id}`);
  const { name, url_prefix } = application as { name: string; url_prefix: string };
  const set = async (secret: string) => {
    const params = { function: "variable", action: "set", app_name: name, url_prefix, key: "motd", value: "hi" };
    return (await request.post("/api/elite-key", { headers: { "x-elite-key": secret }, data: params })).status();
  };
  expect(await set(key)).toBe(200);

  await page.getByRole("checkbox", { name: "variable.set" }).click();
  await expect(page.getByText("36 of 38 on")).toBeVisible();
  await expect.poll(() => set(key)).toBe(403);
  await page.getByRole("checkbox", { name: "variable.set" }).click();
  await expect.poll(() => set(key)).toBe(200);

  await page.getByRole("button", { name: "New rule" }).first().click();
  await page.getByRole("dialog").getByLabel("Value").fill("203.0.113.0/24");
  await page.getByRole("button", { name: "Add rule" }).click();
  await expect(page.getByRole("button", { name: "Actions for 203.0.113.0/24" })).toBeVisible();
  expect(await set(key)).toBe(403);
  await page.getByRole("button", { name: "Actions for 203.0.113.0/24" }).click();
  await page.getByRole("menuitem", { name: "Delete…" }).click();
  await page.getByRole("button", { name: "Delete rule" }).click();
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(page.getByText("Used from anywhere", { exact: true })).toBeVisible();
  expect(await set(key)).toBe(200);

  await page.getByRole("button", { name: "Reset key…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Reset key" }).click();
  await expect(page.getByText("Key reset")).toBeVisible();
  expect(await set(key)).toBe(401);
});
