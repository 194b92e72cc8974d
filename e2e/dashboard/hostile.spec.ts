import { expect, type Page, test } from "@playwright/test";
import { choose, expectNoSidewaysScroll, haveSession, submit, watchConsole } from "../fixtures/browser";
import { newKeys, newSeller } from "../fixtures/seller";

/** A script tag, a closing tag, right-to-left text with an override, and an emoji of several code points. */
const HOSTILE = `<script>window.ran=1</script></td> مرحبا \u202eabc 👩‍👩‍👧`;
/** The same as a name may be: without the override and what joins emoji, which nobody sees. */
const HOSTILE_NAME = HOSTILE.replace(/[\u202e\u200d]/g, "");
const LONG = 500;

const CHARACTERS = [...HOSTILE].length;
/** How many bytes the hostile text has beyond one for each character. */
const EXTRA_BYTES = new TextEncoder().encode(HOSTILE).length - CHARACTERS;

/** The hostile text, followed by one word without a break, `length` characters in all, an emoji's parts counted each. */
const filled = (length: number) => HOSTILE + "W".repeat(length - CHARACTERS);

/** What is typed into a field of the open dialog; one more character is refused, at the field, and nothing is sent. */
async function fillToTheLimit(page: Page, label: string, limit: number, button: string, refusal: RegExp) {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(label, { exact: true }).fill(filled(limit + 1));
  await dialog.getByRole("button", { name: button, exact: true }).click();
  const field = dialog.getByLabel(label, { exact: true });
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(dialog.getByRole("alert").filter({ hasText: refusal })).toBeVisible();
  await field.fill(filled(limit));
}

test("names, notes, reasons and values of any kind are text on every screen that shows them", async ({
  page,
  request,
}) => {
  test.slow();
  const complaints = watchConsole(page);
  const seller = await newSeller(request);
  const at = (noun: string, rest = "") => `/api/dashboard/${noun}/${seller.app.id}${rest}`;
  const username = HOSTILE_NAME;
  const name = HOSTILE_NAME;
  const [license] = await newKeys(seller, { note: filled(LONG) });
  const { user } = await seller.call("POST", at("users"), { username, password: "a password" });
  const { id } = user as { id: string };
  await seller.call("POST", at("users", `/${id}/ban`), { reason: filled(LONG) });
  await seller.call("POST", at("variables", "/user"), { user_id: id, key: "greeting", value: HOSTILE });
  await seller.call("POST", at("webhooks"), { name, url: "https://example.com", body: HOSTILE, user_agent: "</td>" });
  await seller.call("POST", at("blacklist"), { type: "hwid", value: HOSTILE_NAME, note: filled(LONG) });
  await seller.call("POST", at("subscriptions"), { name });
  await seller.call("POST", at("hashes"), { hash_value: "ab".repeat(32), hash_name: HOSTILE_NAME });
  const device = { device_type: "processor", device_id: HOSTILE_NAME, name, note: filled(LONG) };
  await seller.call("POST", at("devices"), device);
  await seller.call("POST", at("responses"), { code: "USER_BANNED", message: HOSTILE });
  await seller.call("PUT", `/api/dashboard/apps/${seller.app.id}`, { name });
  await page.setViewportSize({ width: 360, height: 740 });
  await haveSession(page, seller);

  await page.goto(`/apps/${seller.app.id}/variables?create=true`);
  await page.getByRole("dialog").getByLabel("Key", { exact: true }).fill("motd");
  await fillToTheLimit(page, "Value", 65_536 - EXTRA_BYTES, "Create variable", /64 KiB/);
  await submit(page, "Create variable");
  await page.goto(`/apps/${seller.app.id}/users/${id}`);
  await choose(page, username, "Edit…");
  await fillToTheLimit(page, "Note", LONG, "Save", /500/);
  await submit(page, "Save");

  const shown: [path: string, text: string][] = [
    ["", name],
    ["/licenses", filled(LONG)],
    ["/users", username],
    [`/users/${id}`, filled(LONG)],
    ["/variables", HOSTILE],
    ["/variables/users", HOSTILE],
    ["/webhooks", name],
    ["/blacklist", HOSTILE_NAME],
    ["/subscriptions", name],
    ["/hashes", HOSTILE_NAME],
    ["/devices", HOSTILE_NAME],
    ["/responses", HOSTILE],
    ["/logs", name],
    ["/settings", name],
    ["/connect", name],
  ];
  for (const [path, text] of shown) {
    await page.goto(`/apps/${seller.app.id}${path}`);
    await expect(page.locator("body")).toContainText(text.slice(0, 40));
    await expectNoSidewaysScroll(page);
  }
  await page.goto(`/apps/${seller.app.id}/licenses`);
  await choose(page, license?.license_key ?? "", "Edit…");
  await expect(page.getByRole("dialog").getByLabel("Note")).toHaveValue(filled(LONG));
  await expectNoSidewaysScroll(page);
  expect(await page.evaluate(() => Reflect.get(window, "ran"))).toBeUndefined();
  expect(complaints).toEqual([]);
});
