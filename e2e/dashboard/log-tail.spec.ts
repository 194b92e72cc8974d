import { expect, test } from "@playwright/test";
import { haveSession, watchConsole } from "../fixtures/browser";
import { SdkClient } from "../fixtures/sdk-client";
import { newKeys, newSeller } from "../fixtures/seller";

test("the live log shows what clients do as it happens, filters it, and holds still while paused", async ({
  page,
  request,
  baseURL,
}) => {
  const complaints = watchConsole(page);
  const seller = await newSeller(request);
  const [key] = await newKeys(seller, { count: 1, mask: "LIVE-XXXXXXXX" });
  const client = new SdkClient({
    base: baseURL ?? "",
    name: seller.app.name,
    ownerid: seller.ownerid,
    secret: seller.app.secret,
  });
  await client.init();
  await haveSession(page, seller);
  await page.goto(`/apps/${seller.app.id}/logs`);
  await page.getByRole("button", { name: "Live" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Live" })).toBeVisible();
  await client.call("license", { key: key?.license_key ?? "", hwid: "E2E-PC-1" });
  await client.call("log", { pcuser: "mara", message: "<b>level 7</b>" });
  const entries = page.getByRole("region", { name: "Live entries" }).getByRole("listitem");
  await expect(entries).toHaveCount(2);
  await expect(entries.first()).toContainText("<b>level 7</b>");
  await page.getByLabel("Filter live entries").fill("LEVEL 7");
  await expect(entries).toHaveCount(1);
  await page.getByLabel("Filter live entries").fill("");
  await page.getByRole("button", { name: "Pause" }).click();
  await client.call("log", { pcuser: "mara", message: "while paused" });
  await page.getByRole("button", { name: "Resume (1 new)" }).click();
  await expect(entries).toHaveCount(3);
  expect(complaints).toEqual([]);
});
