import { type APIRequestContext, expect, test } from "@playwright/test";
import { haveSession } from "../fixtures/browser";
import { newHoldings, newSeller, setStanding } from "../fixtures/seller";

const OUTSIDE = ["/sign-in", "/sign-up", "/docs", "/no-such-page"];
const ACCOUNT = ["/overview", "/apps", "/seller-keys", "/elite-key", "/account", "/admin/accounts"];
const IN_APP = [
  ...["", "/connect", "/settings", "/licenses", "/users", "/subscriptions", "/variables", "/variables/users"],
  ...["/devices", "/logs", "/blacklist", "/vpn", "/hashes", "/versions", "/webhooks", "/responses"],
];
const MISSING = ["/apps/none", "/apps/none/licenses", "/admin/none"];

/** What the head of a page says to browsers and to whoever previews a link to it. */
async function headOf(request: APIRequestContext, path: string) {
  const reply = await request.get(path);
  const html = await reply.text();
  const read = (pattern: RegExp) => pattern.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
  return {
    status: reply.status(),
    title: read(/<title>([^<]*)<\/title>/),
    icon: read(/<link rel="icon" href="([^"]+)"/),
    image: read(/<meta property="og:image" content="([^"]+)"/),
  };
}

test("every page has a title of its own, an icon and a picture for links", async ({ page, request, baseURL }) => {
  test.slow();
  const seller = await newSeller(request);
  await newHoldings(seller);
  await setStanding(request, seller, { role: "admin" });
  const users = await seller.call("GET", `/api/dashboard/users/${seller.app.id}`);
  const [user] = users["users"] as { id: string; username: string }[];
  const app = `/apps/${seller.app.id}`;
  const found = new Map<string, Awaited<ReturnType<typeof headOf>>>();
  for (const path of OUTSIDE) found.set(path, await headOf(request, path));
  await haveSession(page, seller);
  const inside = [...ACCOUNT, ...IN_APP.map((part) => `${app}${part}`), `${app}/users/${user?.id}`];
  for (const path of [...inside, ...MISSING, `${app}/users/none`]) {
    found.set(path, await headOf(page.request, path));
  }

  const isMissing = (path: string) => /no-such|none/.test(path);
  for (const [path, head] of found) {
    // Below an application the skeleton goes out first, and the status with it.
    if (!path.endsWith("/users/none")) expect(head.status, path).toBe(isMissing(path) ? 404 : 200);
    expect(head.title, path).toMatch(isMissing(path) ? /^Not found · .*Latchkey$/ : /^(?!Not found).+ · Latchkey$/);
    expect(head.icon, path).toMatch(/^\/icon\.svg/);
    expect(head.image, path).toMatch(`${baseURL}/`);
  }
  const titles = [...found].filter(([path]) => !isMissing(path)).map(([, { title }]) => title);
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles).toContain(`Licenses · ${seller.app.name} · Latchkey`);
  expect(titles).toContain(`${user?.username} · ${seller.app.name} · Latchkey`);

  for (const [type, addresses] of [
    ["image/svg+xml", [...[...found.values()].map(({ icon }) => icon), "/favicon.ico"]],
    ["image/png", [...found.values()].map(({ image }) => image)],
  ] as const) {
    for (const address of new Set(addresses)) {
      const reply = await request.get(address);
      expect(reply.status(), address).toBe(200);
      expect(reply.headers()["content-type"], address).toContain(type);
      expect((await reply.body()).length, address).toBeGreaterThan(100);
    }
  }
});
