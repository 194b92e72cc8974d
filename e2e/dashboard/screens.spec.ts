import { createRequire } from "node:module";
import { expect, type Page, test } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { expectNoSidewaysScroll, haveSession, signIn, watchConsole } from "../fixtures/browser";
import { newHoldings, newKeys, newSeller, setStanding } from "../fixtures/seller";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** The lists of an application, each with a row or its empty state, and the forms that open by their address. */
const LISTS = [
  ...["users", "users?create=true", "subscriptions", "variables", "variables/users", "devices?create=true", "logs"],
  ...["blacklist", "vpn", "hashes?create=true", "versions?create=true", "webhooks?create=true", "responses"],
];
const KEYS = ["/seller-keys", "/elite-key"];
const ADMIN = ["/admin/accounts", "/admin/nothing"];

/** What axe finds serious or critical, each with the first place of it. */
async function graveViolations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  const results = await page.evaluate(() => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  return results.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

for (const colorScheme of ["light", "dark"] as const) {
  // The policy of our pages would refuse the script that axe is; everything else in it is tested without this.
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, bypassCSP: true, contextOptions: { reducedMotion: "reduce" } });

    test("axe finds nothing grave on any screen", async ({ page, request }) => {
      test.slow();
      for (const path of ["/sign-in", "/sign-up", "/no-such-page", "/docs"]) {
        await page.goto(path);
        expect(await graveViolations(page), path).toEqual([]);
      }
      const seller = await newSeller(request);
      await newKeys(seller, { count: 12, note: "batch one" });
      await newHoldings(seller);
      await setStanding(request, seller, { role: "admin" });
      await haveSession(page, seller);
      const app = `/apps/${seller.app.id}`;
      const screens = ["/apps", "/apps?new=true", app, `${app}/licenses`, `${app}/licenses?generate=true`];
      for (const path of [
        ...screens,
        `${app}/connect`,
        `${app}/settings`,
        "/account",
        ...ADMIN,
        ...KEYS,
        ...LISTS.map((list) => `${app}/${list}`),
      ]) {
        await page.goto(path);
        await expect(page.locator("h1")).toHaveCount(1);
        expect(await graveViolations(page), path).toEqual([]);
      }
    });
  });
}

test("every screen fits a window of 360 pixels and keeps to its own policy", async ({ page, request }) => {
  test.slow();
  const complaints = watchConsole(page);
  await page.setViewportSize({ width: 360, height: 740 });
  const seller = await newSeller(request);
  await newKeys(seller, { count: 12, note: "batch one" });
  await newHoldings(seller);
  await setStanding(request, seller, { role: "admin" });
  await haveSession(page, seller);
  const app = `/apps/${seller.app.id}`;
  for (const path of [
    "/apps",
    app,
    `${app}/licenses`,
    `${app}/connect`,
    `${app}/settings`,
    "/account",
    "/admin/accounts",
    ...KEYS,
    ...LISTS.map((list) => `${app}/${list}`),
  ]) {
    const reply = await page.goto(path);
    expect(reply?.headers()["content-security-policy"]).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic';/);
    await expect(page).toHaveTitle(/ · Latchkey$/);
    await expectNoSidewaysScroll(page);
  }
  await page.getByRole("button", { name: "Open navigation" }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Applications" }).click();
  await page.waitForURL("**/apps");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test("the command palette goes to any screen by keyboard", async ({ page, request }) => {
  const seller = await newSeller(request);
  await signIn(page, seller);
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByPlaceholder("Where to?").fill(seller.app.name);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/apps/${seller.app.id}`);
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByPlaceholder("Where to?").fill("sett");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/settings");
});
