import { expect, type Page, test } from "@playwright/test";
import { haveSession } from "../fixtures/browser";
import { newKeys, newSeller } from "../fixtures/seller";

/** What a page may make a browser fetch before it is loaded, in bytes on the wire. */
const BUDGET = 220 * 1024;

/** Bytes of compressed JavaScript until the page's load event, by a browser that has nothing of it yet. */
async function firstLoad(page: Page, path: string): Promise<number> {
  const scripts: Promise<number>[] = [];
  const note = async (response: import("@playwright/test").Response) => {
    expect(response.headers()["content-encoding"], response.url()).toBe("br");
    return (await response.request().sizes()).responseBodySize;
  };
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(note(response));
  });
  await page.goto(path, { waitUntil: "load" });
  page.removeAllListeners("response");
  return (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
}

test("no dashboard page makes a browser fetch more than 220 kB of scripts at first", async ({ browser, request }) => {
  test.slow();
  const seller = await newSeller(request);
  await newKeys(seller, { count: 3 });
  const first = await browser.newContext();
  await haveSession(await first.newPage(), seller);
  const storageState = await first.storageState();
  await first.close();
  const app = `/apps/${seller.app.id}`;
  for (const path of [
    "/overview",
    "/apps",
    app,
    `${app}/licenses`,
    `${app}/users`,
    `${app}/settings`,
    "/account",
    "/elite-key",
  ]) {
    const context = await browser.newContext({ storageState });
    const bytes = await firstLoad(await context.newPage(), path);
    await context.close();
    // A page without any script would mean that this counts the wrong thing.
    expect(bytes, path).toBeGreaterThan(50 * 1024);
    expect(bytes, path).toBeLessThanOrEqual(BUDGET);
  }
});
