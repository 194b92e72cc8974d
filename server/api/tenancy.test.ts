import { beforeAll, describe, expect, test } from "vitest";
import { newApiKey, newId } from "@/server/lib/random-key";
import { curlRequest, fillWords, sendAnywhere, shellWords } from "@/server/test/curl";
import { createTestApp } from "@/server/test/factories";
import { createReferenceWorld, openClientSession, type ReferenceWorld } from "@/server/test/reference-world";
import { storedState } from "@/server/test/world";
import { entries } from "./reference/entries";
import { toCurl } from "./reference/example";
import type { Entry } from "./reference/types";

/**
 * What an operation's target belongs to, and so who may reach it.
 * - `open`: nobody; anonymous callers are answered.
 * - `operator`: the installation.
 * - `account`: the caller's own account, or own session, which the request does not name.
 * - `mine`: a thing of an account, named by id.
 * - `app`: an application, named by the request.
 * - `object`: a thing in an application.
 */
type Tenant = "open" | "operator" | "account" | "mine" | "app" | "object";

/** Every row of every table. A new row without an entry fails by its name. */
const TENANT: Readonly<Record<string, Tenant>> = {
  "POST /api/auth/register": "open",
  "POST /api/auth/login": "open",
  "GET /api/dashboard/auth/me": "account",
  "PUT /api/dashboard/auth/password": "account",
  "GET /api/dashboard/stats": "account",
  "GET /api/dashboard/apps": "account",
  "POST /api/dashboard/apps": "account",
  "GET /api/dashboard/apps/:appId": "app",
  "PUT /api/dashboard/apps/:appId": "app",
  "POST /api/dashboard/apps/:appId/reset-secret": "app",
  "DELETE /api/dashboard/apps/:appId": "app",
  "GET /api/dashboard/licenses/:appId": "app",
  "POST /api/dashboard/licenses/:appId": "app",
  "POST /api/dashboard/licenses/:appId/:licenseId/ban": "object",
  "DELETE /api/dashboard/licenses/:appId/:licenseId": "object",
  "DELETE /api/dashboard/licenses/:appId/unused/all": "app",
  "DELETE /api/dashboard/licenses/:appId/used/all": "app",
  "GET /api/dashboard/users/:appId": "app",
  "GET /api/dashboard/users/:appId/:userId": "object",
  "POST /api/dashboard/users/:appId": "app",
  "POST /api/dashboard/users/:appId/:userId/ban": "object",
  "POST /api/dashboard/users/:appId/:userId/unban": "object",
  "POST /api/dashboard/users/:appId/:userId/reset-hwid": "object",
  "POST /api/dashboard/users/:appId/:userId/extend": "object",
  "DELETE /api/dashboard/users/:appId/:userId": "object",
  "DELETE /api/dashboard/users/:appId/all/users": "app",
  "GET /api/dashboard/subscriptions/:appId": "app",
  "POST /api/dashboard/subscriptions/:appId": "app",
  "DELETE /api/dashboard/subscriptions/:appId/:subId": "object",
  "GET /api/dashboard/variables/:appId/global": "app",
  "POST /api/dashboard/variables/:appId/global": "app",
  "DELETE /api/dashboard/variables/:appId/global/:varId": "object",
  "GET /api/dashboard/variables/:appId/user": "app",
  "POST /api/dashboard/variables/:appId/user": "object",
  "DELETE /api/dashboard/variables/:appId/user/:varId": "object",
  "GET /api/dashboard/webhooks/:appId": "app",
  "POST /api/dashboard/webhooks/:appId": "app",
  "DELETE /api/dashboard/webhooks/:appId/:webhookId": "object",
  "GET /api/dashboard/blacklist/:appId": "app",
  "POST /api/dashboard/blacklist/:appId": "app",
  "DELETE /api/dashboard/blacklist/:appId/:entryId": "object",
  "GET /api/dashboard/logs/:appId": "app",
  "DELETE /api/dashboard/logs/:appId": "app",
  "GET /api/dashboard/seller-keys": "account",
  "POST /api/dashboard/seller-keys": "account",
  "DELETE /api/dashboard/seller-keys/:keyId": "mine",
  "POST /api/dashboard/licenses/:appId/:licenseId/unban": "object",
  "POST /api/dashboard/licenses/:appId/:licenseId/pause": "object",
  "POST /api/dashboard/licenses/:appId/:licenseId/unpause": "object",
  "GET /api/dashboard/devices/:appId": "app",
  "POST /api/dashboard/devices/:appId": "app",
  "GET /api/dashboard/devices/:appId/:deviceId": "object",
  "PUT /api/dashboard/devices/:appId/:deviceId": "object",
  "DELETE /api/dashboard/devices/:appId/:deviceId": "object",
  "POST /api/dashboard/users/:appId/:userId/pause": "object",
  "POST /api/dashboard/users/:appId/:userId/unpause": "object",
  "GET /api/dashboard/vpn-allowances/:appId": "app",
  "POST /api/dashboard/vpn-allowances/:appId": "app",
  "DELETE /api/dashboard/vpn-allowances/:appId/:allowanceId": "object",
  "GET /api/dashboard/elite-key": "account",
  "POST /api/dashboard/elite-key/reset": "account",
  "GET /api/dashboard/elite-key/permissions": "account",
  "PUT /api/dashboard/elite-key/permissions": "account",
  "GET /api/dashboard/elite-key/rules": "account",
  "POST /api/dashboard/elite-key/rules": "account",
  "DELETE /api/dashboard/elite-key/rules/:ruleId": "mine",
  "GET /api/dashboard/hashes/:appId": "app",
  "POST /api/dashboard/hashes/:appId": "app",
  "GET /api/dashboard/hashes/:appId/:hashId": "object",
  "DELETE /api/dashboard/hashes/:appId/:hashId": "object",
  "GET /api/dashboard/versions/:appId": "app",
  "POST /api/dashboard/versions/:appId": "app",
  "GET /api/dashboard/versions/:appId/:versionId": "object",
  "PUT /api/dashboard/versions/:appId/:versionId": "object",
  "DELETE /api/dashboard/versions/:appId/:versionId": "object",
  "GET /api/dashboard/responses/:appId": "app",
  "POST /api/dashboard/responses/:appId": "app",
  "GET /api/dashboard/responses/:appId/:code": "app",
  "DELETE /api/dashboard/responses/:appId/:code": "app",
  "PUT /api/operator/accounts/:username": "operator",
  "GET /api/health": "open",
  "type: init": "app",
  "type: login": "object",
  "type: register": "account",
  "type: license": "object",
  "type: upgrade": "object",
  "type: check": "account",
  "type: var": "object",
  "type: setvar": "account",
  "type: getvar": "object",
  "type: log": "account",
  "type: webhook": "object",
  "type: fetchOnline": "account",
  "type: checkblack": "account",
  "type: ban": "account",
  "type: logout": "account",
  "type: changeUsername": "account",
  "type: fetchStats": "account",
  "type: checkblacklist": "account",
  "type: checkBlack": "account",
  "type=add": "app",
  "type=verify": "object",
  "type=del": "object",
  "type=ban": "object",
  "type=unban": "object",
  "type=fetchallkeys": "app",
  "type=delalllicenses": "app",
  "type=delunused": "app",
  "type=delused": "app",
  "type=adduser": "app",
  "type=deleteuser": "object",
  "type=userdata": "object",
  "type=banuser": "object",
  "type=unbanuser": "object",
  "type=resetuser": "object",
  "type=extend": "object",
  "type=subtract": "object",
  "type=setvar": "object",
  "type=getvar": "object",
  "type=fetchallusers": "app",
  "type=delexpusers": "app",
  "type=resetapp": "app",
  "license.generate": "app",
  "license.edit": "object",
  "license.delete": "object",
  "license.extend": "object",
  "license.shorten": "object",
  "license.ban": "object",
  "license.unban": "object",
  "license.pause": "object",
  "license.unpause": "object",
  "user.generate": "app",
  "user.edit": "object",
  "user.delete": "object",
  "user.extend": "object",
  "user.shorten": "object",
  "user.ban": "object",
  "user.unban": "object",
  "user.pause": "object",
  "user.unpause": "object",
  "user.reset_password": "object",
  "user.verify_password": "object",
  "device.create": "app",
  "device.edit": "object",
  "device.delete": "object",
  "device.extend": "object",
  "device.ban": "object",
  "device.pause": "object",
  "variable.set": "app",
  "variable.delete": "object",
  "subscription.create": "app",
  "subscription.edit": "object",
  "subscription.delete": "object",
  "version.add": "app",
  "version.edit": "object",
  "version.remove": "object",
  "response.set": "app",
  "response.reset": "app",
  "hash.register": "app",
  "app.edit": "app",
};

const ORIGIN = "http://localhost";
/** Names of things in the first application that examples give as they are. */
const THINGS = ["player1", "xela", "motd", "theme", "Premium", "MB-1234567890", "1.1"];
const IDS = /^(LICENSE_KEY|[A-Z_]+_ID)$/;

type Words = Record<string, string>;

const commands = new Map<string, string[]>();
let [owner, stranger]: [ReferenceWorld | undefined, ReferenceWorld | undefined] = [undefined, undefined];
let second = { id: "", urlPrefix: "" };

/** The first owner's things, each under the word that examples have for it. */
const theirs = (): Words => owner?.words ?? {};

/** The credentials of somebody who owns nothing of that. */
function strangersOwn(): Words {
  const { YOUR_JWT_TOKEN = "", YOUR_SELLER_KEY = "", YOUR_ELITE_KEY = "", SESSION_ID = "" } = stranger?.words ?? {};
  return { YOUR_JWT_TOKEN, YOUR_SELLER_KEY, YOUR_ELITE_KEY, SESSION_ID };
}

const noCredentials = (): Words => ({
  YOUR_JWT_TOKEN: "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhYmMifQ.c2lnbmF0dXJl",
  YOUR_SELLER_KEY: newApiKey("ka"),
  YOUR_ELITE_KEY: newApiKey("ek"),
  YOUR_OPERATOR_TOKEN: "not-the-operator-token",
  SESSION_ID: "session_nobody",
});

/** Ids of nothing, in place of the owner's ids. */
const idsOfNothing = (): Words =>
  Object.fromEntries(
    Object.keys(theirs())
      .filter((name) => IDS.test(name) && name !== "SESSION_ID" && name !== "APP_ID")
      .map((name) => [name, newId()]),
  );

/** Sends the example of an operation with these words, and perhaps with other names than the example has. */
function ask({ id }: Entry, words: Words, names: Words = {}) {
  const filled = (commands.get(id) ?? []).map((word) => fillWords(fillWords(word, { ...theirs(), ...words }), names));
  return sendAnywhere(curlRequest(filled));
}

const inApp = (name: string): Words => ({ "My App": name, "My+App": encodeURIComponent(name) });
const missingThings = (): Words => Object.fromEntries(THINGS.map((name) => [name, name === "1.1" ? "7.7" : "nothing"]));

beforeAll(async () => {
  const words = shellWords(entries.map(({ example }) => toCurl(example, ORIGIN)).join("\n"));
  entries.forEach(({ id }, index) => {
    commands.set(id, words[index] ?? []);
  });
  owner = await createReferenceWorld({ isLoggedIn: true });
  stranger = await createReferenceWorld({ appName: "Elsewhere", isNamed: false });
  // Its own application is as good as empty, so that nothing there happens to be named as in the first.
  const { app } = await createTestApp(stranger.owner, { name: "Empty" });
  stranger.words["SESSION_ID"] = await openClientSession(app.name, stranger.owner.account.id, false);
  second = (await createTestApp(owner.owner, { name: "Second App" })).app;
});

const rows = entries.map((entry) => ({ entry, name: entry.name, tenant: TENANT[entry.name] }));
const of = (...tenants: Tenant[]) => rows.filter(({ tenant }) => tenant && tenants.includes(tenant));

/** Sees to it that a refused request changed nothing that the owner has. */
async function leavesAlone<T>(work: () => Promise<T>): Promise<T> {
  if (!owner) throw new Error("no owner");
  const before = await storedState(owner);
  const result = await work();
  expect(await storedState(owner)).toBe(before);
  return result;
}

test("every row has an entry here, and every entry a row", () => {
  expect(rows.filter(({ tenant }) => tenant === undefined).map(({ name }) => name)).toEqual([]);
  const names = entries.map(({ name }) => name);
  expect(Object.keys(TENANT).filter((name) => !names.includes(name))).toEqual([]);
});

describe("a caller without valid credentials", () => {
  const guarded = of("operator", "account", "mine", "app", "object").filter(({ name }) => name !== "type: init");
  test.each(guarded)("$name: 401, and nothing changes", async ({ entry }) => {
    const reply = await leavesAlone(() => ask(entry, noCredentials()));
    expect(reply.status).toBe(401);
    expect(reply.body).toMatchObject({ success: false });
  });
});

describe("another account", () => {
  const named = of("mine", "app", "object").filter(({ entry }) => entry.surface !== "client");
  test.each(named)("$name: 404 with the body of what does not exist, and nothing changes", async ({ entry }) => {
    const foreign = await leavesAlone(() => ask(entry, strangersOwn()));
    const nothing = { ...strangersOwn(), ...idsOfNothing(), APP_ID: newId(), URL_PREFIX: newId() };
    const missing = await ask(entry, nothing, inApp("No such app"));
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(missing.text);
  });

  const own = of("account").filter(({ entry }) => !entry.isDestructive && entry.method === "GET");
  test.each(own)("$name: answers about the caller alone", async ({ entry }) => {
    const reply = await ask(entry, strangersOwn());
    const secrets = Object.values(theirs()).filter((word) => word.length >= 10);
    expect(secrets.filter((word) => reply.text.includes(word))).toEqual([]);
  });
});

describe("a client's session of another application", () => {
  const objects = of("object").filter(({ entry }) => entry.surface === "client");
  test.each(objects)("$name: refused with the body of what does not exist", async ({ entry }) => {
    const session = strangersOwn();
    const foreign = await leavesAlone(() => ask(entry, session));
    const missing = await ask(entry, { ...session, ...idsOfNothing() }, missingThings());
    expect([401, 404]).toContain(foreign.status);
    expect(foreign.text).toBe(missing.text);
  });

  test("type: init: an application is found under its owner alone", async () => {
    const init = entries.find(({ id }) => id === "client-init");
    if (!init) throw new Error("no init");
    const foreign = await ask(init, { YOUR_ACCOUNT_ID: stranger?.owner.account.id ?? "" });
    const missing = await ask(init, {}, inApp("No such app"));
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(missing.text);
  });
});

describe("another application of the same owner", () => {
  const objects = of("object").filter(({ entry }) => entry.surface !== "client");
  test.each(objects)("$name: a thing of the first is not found in the second", async ({ entry }) => {
    const elsewhere = { APP_ID: second.id, URL_PREFIX: second.urlPrefix };
    const foreign = await leavesAlone(() => ask(entry, elsewhere, inApp("Second App")));
    const missing = await ask(
      entry,
      { ...elsewhere, ...idsOfNothing() },
      { ...inApp("Second App"), ...missingThings() },
    );
    expect(foreign.status).toBe(entry.name === "user.verify_password" ? 401 : 404);
    expect(foreign.text).toBe(missing.text);
  });
});
