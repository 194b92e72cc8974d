import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { dashboardRoutes } from "./dashboard";
import { appRouter } from "./trpc/root";

type Row = keyof typeof dashboardRoutes;

/** What does in the browser what a row of dashboard REST does for programs. */
const PROCEDURES: Record<Exclude<Row, "POST /api/auth/login">, string> = {
  "POST /api/auth/register": "account.register",
  "GET /api/dashboard/auth/me": "account.me",
  "PUT /api/dashboard/auth/password": "account.changePassword",
  "GET /api/dashboard/stats": "stats.pulse",
  "GET /api/dashboard/apps": "app.list",
  "POST /api/dashboard/apps": "app.create",
  "GET /api/dashboard/apps/:appId": "app.get",
  "PUT /api/dashboard/apps/:appId": "app.edit",
  "POST /api/dashboard/apps/:appId/reset-secret": "app.resetSecret",
  "DELETE /api/dashboard/apps/:appId": "app.delete",
  "GET /api/dashboard/licenses/:appId": "license.list",
  "POST /api/dashboard/licenses/:appId": "license.generate",
  "POST /api/dashboard/licenses/:appId/:licenseId/ban": "license.ban",
  "POST /api/dashboard/licenses/:appId/:licenseId/unban": "license.unban",
  "POST /api/dashboard/licenses/:appId/:licenseId/pause": "license.pause",
  "POST /api/dashboard/licenses/:appId/:licenseId/unpause": "license.unpause",
  "DELETE /api/dashboard/licenses/:appId/:licenseId": "license.delete",
  "DELETE /api/dashboard/licenses/:appId/unused/all": "license.deleteMany",
  "DELETE /api/dashboard/licenses/:appId/used/all": "license.deleteMany",
  "GET /api/dashboard/devices/:appId": "device.list",
  "POST /api/dashboard/devices/:appId": "device.create",
  "GET /api/dashboard/devices/:appId/:deviceId": "device.list",
  "PUT /api/dashboard/devices/:appId/:deviceId": "device.edit",
  "DELETE /api/dashboard/devices/:appId/:deviceId": "device.delete",
  "GET /api/dashboard/users/:appId": "user.list",
  "GET /api/dashboard/users/:appId/:userId": "user.get",
  "POST /api/dashboard/users/:appId": "user.create",
  "POST /api/dashboard/users/:appId/:userId/ban": "user.ban",
  "POST /api/dashboard/users/:appId/:userId/unban": "user.unban",
  "POST /api/dashboard/users/:appId/:userId/pause": "user.pause",
  "POST /api/dashboard/users/:appId/:userId/unpause": "user.unpause",
  "POST /api/dashboard/users/:appId/:userId/reset-hwid": "user.resetHwid",
  "POST /api/dashboard/users/:appId/:userId/extend": "user.extend",
  "DELETE /api/dashboard/users/:appId/:userId": "user.delete",
  "DELETE /api/dashboard/users/:appId/all/users": "user.deleteMany",
  "GET /api/dashboard/subscriptions/:appId": "subscription.list",
  "POST /api/dashboard/subscriptions/:appId": "subscription.create",
  "DELETE /api/dashboard/subscriptions/:appId/:subId": "subscription.delete",
  "GET /api/dashboard/variables/:appId/global": "variable.list",
  "POST /api/dashboard/variables/:appId/global": "variable.set",
  "DELETE /api/dashboard/variables/:appId/global/:varId": "variable.delete",
  "GET /api/dashboard/variables/:appId/user": "variable.listOfUsers",
  "POST /api/dashboard/variables/:appId/user": "variable.setOfUser",
  "DELETE /api/dashboard/variables/:appId/user/:varId": "variable.deleteOfUser",
  "GET /api/dashboard/webhooks/:appId": "webhook.list",
  "POST /api/dashboard/webhooks/:appId": "webhook.create",
  "DELETE /api/dashboard/webhooks/:appId/:webhookId": "webhook.delete",
  "GET /api/dashboard/blacklist/:appId": "blacklist.list",
  "POST /api/dashboard/blacklist/:appId": "blacklist.create",
  "DELETE /api/dashboard/blacklist/:appId/:entryId": "blacklist.delete",
  "GET /api/dashboard/vpn-allowances/:appId": "vpnAllowance.list",
  "POST /api/dashboard/vpn-allowances/:appId": "vpnAllowance.add",
  "DELETE /api/dashboard/vpn-allowances/:appId/:allowanceId": "vpnAllowance.remove",
  "GET /api/dashboard/logs/:appId": "log.list",
  "DELETE /api/dashboard/logs/:appId": "log.clear",
  "GET /api/dashboard/seller-keys": "sellerKey.list",
  "POST /api/dashboard/seller-keys": "sellerKey.create",
  "DELETE /api/dashboard/seller-keys/:keyId": "sellerKey.delete",
  "GET /api/dashboard/elite-key": "eliteKey.find",
  "POST /api/dashboard/elite-key/reset": "eliteKey.reset",
  "GET /api/dashboard/elite-key/permissions": "eliteKey.permissions",
  "PUT /api/dashboard/elite-key/permissions": "eliteKey.setPermissions",
  "GET /api/dashboard/elite-key/rules": "eliteKey.rules",
  "POST /api/dashboard/elite-key/rules": "eliteKey.addRule",
  "DELETE /api/dashboard/elite-key/rules/:ruleId": "eliteKey.deleteRule",
  "GET /api/dashboard/hashes/:appId": "hash.list",
  "POST /api/dashboard/hashes/:appId": "hash.register",
  "GET /api/dashboard/hashes/:appId/:hashId": "hash.list",
  "DELETE /api/dashboard/hashes/:appId/:hashId": "hash.delete",
  "GET /api/dashboard/versions/:appId": "version.list",
  "POST /api/dashboard/versions/:appId": "version.add",
  "GET /api/dashboard/versions/:appId/:versionId": "version.list",
  "PUT /api/dashboard/versions/:appId/:versionId": "version.edit",
  "DELETE /api/dashboard/versions/:appId/:versionId": "version.remove",
  "GET /api/dashboard/responses/:appId": "response.list",
  "POST /api/dashboard/responses/:appId": "response.set",
  "GET /api/dashboard/responses/:appId/:code": "response.list",
  "DELETE /api/dashboard/responses/:appId/:code": "response.reset",
};

/** Procedures of the Elite and Seller APIs' operations that dashboard REST does not have. */
const BEYOND_REST = [
  ...["app.reset", "license.edit", "license.extend", "license.shorten", "user.edit", "user.shorten"],
  ...["user.resetPassword", "device.extend", "device.ban", "device.pause", "subscription.edit", "webhook.edit"],
  ...["license.change", "user.change", "holding.delete"],
];

/** The source of everything that runs in the browser or makes its pages. */
const browserCode = ["components", "app"]
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)))
  .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
  .map((file) => readFileSync(file, "utf8"))
  .join("\n");

describe("what programs can do over HTTP, sellers can do in the browser", () => {
  test("every row of dashboard REST has its procedure", () => {
    const rows = Object.keys(dashboardRoutes).filter((row) => row !== "POST /api/auth/login");
    expect(Object.keys(PROCEDURES).sort()).toEqual(rows.sort());
    expect(browserCode).toContain('signIn("credentials"');
  });

  test.each([...new Set([...Object.values(PROCEDURES), ...BEYOND_REST])])("%s is called by a screen", (name) => {
    expect(appRouter._def.procedures).toHaveProperty([name]);
    expect(browserCode).toMatch(
      new RegExp(`\\b${name.replace(".", "\\.")}\\.(mutate|query|mutationOptions|queryOptions)`),
    );
  });
});
