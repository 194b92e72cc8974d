import { expect, test } from "vitest";
import { clientTypes } from "./client";
import { dashboardRoutes } from "./dashboard";
import { eliteOperations } from "./elite-key";
import { healthRoutes } from "./health";
import { operatorRoutes } from "./operator";
import { sellerTypes } from "./seller";

/** The 46 headings of the KeyAux document's Dashboard API, in its order. */
const DASHBOARD = [
  "POST /api/auth/register",
  "POST /api/auth/login",
  "GET /api/dashboard/auth/me",
  "PUT /api/dashboard/auth/password",
  "GET /api/dashboard/stats",
  "GET /api/dashboard/apps",
  "POST /api/dashboard/apps",
  "GET /api/dashboard/apps/:appId",
  "PUT /api/dashboard/apps/:appId",
  "POST /api/dashboard/apps/:appId/reset-secret",
  "DELETE /api/dashboard/apps/:appId",
  "GET /api/dashboard/licenses/:appId",
  "POST /api/dashboard/licenses/:appId",
  "POST /api/dashboard/licenses/:appId/:licenseId/ban",
  "DELETE /api/dashboard/licenses/:appId/:licenseId",
  "DELETE /api/dashboard/licenses/:appId/unused/all",
  "DELETE /api/dashboard/licenses/:appId/used/all",
  "GET /api/dashboard/users/:appId",
  "GET /api/dashboard/users/:appId/:userId",
  "POST /api/dashboard/users/:appId",
  "POST /api/dashboard/users/:appId/:userId/ban",
  "POST /api/dashboard/users/:appId/:userId/unban",
  "POST /api/dashboard/users/:appId/:userId/reset-hwid",
  "POST /api/dashboard/users/:appId/:userId/extend",
  "DELETE /api/dashboard/users/:appId/:userId",
  "DELETE /api/dashboard/users/:appId/all/users",
  "GET /api/dashboard/subscriptions/:appId",
  "POST /api/dashboard/subscriptions/:appId",
  "DELETE /api/dashboard/subscriptions/:appId/:subId",
  "GET /api/dashboard/variables/:appId/global",
  "POST /api/dashboard/variables/:appId/global",
  "DELETE /api/dashboard/variables/:appId/global/:varId",
  "GET /api/dashboard/variables/:appId/user",
  "POST /api/dashboard/variables/:appId/user",
  "DELETE /api/dashboard/variables/:appId/user/:varId",
  "GET /api/dashboard/webhooks/:appId",
  "POST /api/dashboard/webhooks/:appId",
  "DELETE /api/dashboard/webhooks/:appId/:webhookId",
  "GET /api/dashboard/blacklist/:appId",
  "POST /api/dashboard/blacklist/:appId",
  "DELETE /api/dashboard/blacklist/:appId/:entryId",
  "GET /api/dashboard/logs/:appId",
  "DELETE /api/dashboard/logs/:appId",
  "GET /api/dashboard/seller-keys",
  "POST /api/dashboard/seller-keys",
  "DELETE /api/dashboard/seller-keys/:keyId",
];

/** Its 14 types of the Client API. */
const CLIENT = [
  "init",
  "login",
  "register",
  "license",
  "upgrade",
  "check",
  "var",
  "setvar",
  "getvar",
  "log",
  "webhook",
  "fetchOnline",
  "checkblack",
  "ban",
];

/** Its 22 types of the Seller API. */
const SELLER = [
  "add",
  "verify",
  "del",
  "ban",
  "unban",
  "fetchallkeys",
  "delalllicenses",
  "delunused",
  "delused",
  "adduser",
  "deleteuser",
  "userdata",
  "banuser",
  "unbanuser",
  "resetuser",
  "extend",
  "subtract",
  "setvar",
  "getvar",
  "fetchallusers",
  "delexpusers",
  "resetapp",
];

/** The 38 functions and actions of the Elite Key document. */
const ELITE = [
  "license.generate",
  "license.edit",
  "license.delete",
  "license.extend",
  "license.shorten",
  "license.ban",
  "license.unban",
  "license.pause",
  "license.unpause",
  "user.generate",
  "user.edit",
  "user.delete",
  "user.extend",
  "user.shorten",
  "user.ban",
  "user.unban",
  "user.pause",
  "user.unpause",
  "user.reset_password",
  "user.verify_password",
  "device.create",
  "device.edit",
  "device.delete",
  "device.extend",
  "device.ban",
  "device.pause",
  "variable.set",
  "variable.delete",
  "subscription.create",
  "subscription.edit",
  "subscription.delete",
  "version.add",
  "version.edit",
  "version.remove",
  "response.set",
  "response.reset",
  "hash.register",
  "app.edit",
];

/** What we have beside the documents. Whoever adds an operation names it here. */
const ADDITIONS = {
  dashboard: [
    "POST /api/dashboard/licenses/:appId/:licenseId/unban",
    "POST /api/dashboard/licenses/:appId/:licenseId/pause",
    "POST /api/dashboard/licenses/:appId/:licenseId/unpause",
    "GET /api/dashboard/devices/:appId",
    "POST /api/dashboard/devices/:appId",
    "GET /api/dashboard/devices/:appId/:deviceId",
    "PUT /api/dashboard/devices/:appId/:deviceId",
    "DELETE /api/dashboard/devices/:appId/:deviceId",
    "POST /api/dashboard/users/:appId/:userId/pause",
    "POST /api/dashboard/users/:appId/:userId/unpause",
    "GET /api/dashboard/vpn-allowances/:appId",
    "POST /api/dashboard/vpn-allowances/:appId",
    "DELETE /api/dashboard/vpn-allowances/:appId/:allowanceId",
    "GET /api/dashboard/elite-key",
    "POST /api/dashboard/elite-key/reset",
    "GET /api/dashboard/elite-key/permissions",
    "PUT /api/dashboard/elite-key/permissions",
    "GET /api/dashboard/elite-key/rules",
    "POST /api/dashboard/elite-key/rules",
    "DELETE /api/dashboard/elite-key/rules/:ruleId",
    "GET /api/dashboard/hashes/:appId",
    "POST /api/dashboard/hashes/:appId",
    "GET /api/dashboard/hashes/:appId/:hashId",
    "DELETE /api/dashboard/hashes/:appId/:hashId",
    "GET /api/dashboard/versions/:appId",
    "POST /api/dashboard/versions/:appId",
    "GET /api/dashboard/versions/:appId/:versionId",
    "PUT /api/dashboard/versions/:appId/:versionId",
    "DELETE /api/dashboard/versions/:appId/:versionId",
    "GET /api/dashboard/responses/:appId",
    "POST /api/dashboard/responses/:appId",
    "GET /api/dashboard/responses/:appId/:code",
    "DELETE /api/dashboard/responses/:appId/:code",
  ],
  client: ["logout", "changeUsername", "fetchStats", "checkblacklist", "checkBlack"],
  seller: [] as string[],
  elite: [] as string[],
};

const elite = Object.entries(eliteOperations).flatMap(([name, actions]) =>
  Object.keys(actions).map((action) => `${name}.${action}`),
);

const doors = [
  { door: "dashboard", names: Object.keys(dashboardRoutes), published: DASHBOARD, count: 46 },
  { door: "client", names: ["init", ...Object.keys(clientTypes)], published: CLIENT, count: 14 },
  { door: "seller", names: Object.keys(sellerTypes), published: SELLER, count: 22 },
  { door: "elite", names: elite, published: ELITE, count: 38 },
] as const;

test.each(doors)("$door: the $count published names, in the order of the document", ({ names, published, count }) => {
  expect(published).toHaveLength(count);
  expect(names.filter((name) => (published as readonly string[]).includes(name))).toEqual(published);
});

test.each(doors)("$door: nothing beside them that is not named as an addition", ({ door, names, published }) => {
  const others = names.filter((name) => !(published as readonly string[]).includes(name));
  expect(others).toEqual(ADDITIONS[door]);
});

test("the surfaces that no document has", () => {
  expect(Object.keys(operatorRoutes)).toEqual(["PUT /api/operator/accounts/:username"]);
  expect(Object.keys(healthRoutes)).toEqual(["GET /api/health"]);
});

const routes = Object.keys({ ...dashboardRoutes, ...operatorRoutes, ...healthRoutes });

/** Whether some request fits both headings: word for word, where a parameter fits every word. */
function overlap(one: string, other: string): boolean {
  const [a, b] = [one.split(/[ /]+/), other.split(/[ /]+/)];
  const fits = (x: string, y = "") => x === y || x.startsWith(":") || y.startsWith(":");
  return a.length === b.length && a.every((word, index) => fits(word, b[index]));
}

test("no two rows fit the same request", () => {
  const pairs = routes.flatMap((one, index) => routes.slice(index + 1).map((other) => [one, other] as const));
  expect(pairs.filter(([one, other]) => overlap(one, other))).toEqual([]);
});
