import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { dashboard, send } from "@/server/test/doors";
import { createTestAccount, createTestApp, createTestLicense } from "@/server/test/factories";
import { handleClient12 } from "./client";

const ENCKEY = "3f2504e0-4f89-41";

/** A client that logged in with a license, as an SDK does, and what its seller knows of it. */
async function loggedInClient() {
  const owner = await createTestAccount();
  const { app, secret } = await createTestApp(owner);
  const license = await createTestLicense(owner, app);
  const identity = { name: app.name, ownerid: owner.account.id };
  const call = async (fields: Record<string, string>) => {
    const body = new URLSearchParams({ ...identity, ...fields });
    return send(handleClient12, new Request("http://localhost/api/1.2/", { method: "POST", body }));
  };
  const sessionid = String((await call({ type: "init", enckey: ENCKEY })).body["sessionid"]);
  await call({ type: "license", sessionid, key: license.licenseKey, hwid: "PC" });
  const { body } = await dashboard(`GET /api/dashboard/users/${app.id}`, owner);
  const [user] = body["users"] as { id: string }[];
  const check = () => call({ type: "check", sessionid });
  expect((await check()).body["success"]).toBe(true);
  return { owner, app, secret, license, userId: user?.id ?? "", check };
}

type World = Awaited<ReturnType<typeof loggedInClient>>;

test.each<[string, (world: World) => string, object | undefined, string]>([
  [
    "banning the license",
    (w) => `POST /api/dashboard/licenses/${w.app.id}/${w.license.id}/ban`,
    undefined,
    "LICENSE_BANNED",
  ],
  [
    "pausing the license",
    (w) => `POST /api/dashboard/licenses/${w.app.id}/${w.license.id}/pause`,
    undefined,
    "LICENSE_PAUSED",
  ],
  ["banning the user", (w) => `POST /api/dashboard/users/${w.app.id}/${w.userId}/ban`, undefined, "USER_BANNED"],
  ["pausing the user", (w) => `POST /api/dashboard/users/${w.app.id}/${w.userId}/pause`, undefined, "USER_PAUSED"],
  ["pausing the application", (w) => `PUT /api/dashboard/apps/${w.app.id}`, { paused: true }, "APP_PAUSED"],
  ["disabling the application", (w) => `PUT /api/dashboard/apps/${w.app.id}`, { enabled: false }, "APP_NOT_FOUND"],
])("%s refuses the client's next request, in signed words", async (_what, heading, body, code) => {
  const world = await loggedInClient();
  expect((await dashboard(heading(world), { ...world.owner, body })).status).toBe(200);
  const refused = await world.check();
  expect(refused.body).toMatchObject({ success: false, code });
  const due = createHmac("sha256", `${ENCKEY}-${world.secret}`).update(refused.text).digest("hex");
  expect(refused.headers.get("signature")).toBe(due);
});

test.each<[string, (world: World) => string]>([
  ["the license", (w) => `DELETE /api/dashboard/licenses/${w.app.id}/${w.license.id}`],
  ["all licenses that are used", (w) => `DELETE /api/dashboard/licenses/${w.app.id}/used/all`],
  ["the user", (w) => `DELETE /api/dashboard/users/${w.app.id}/${w.userId}`],
  ["all users", (w) => `DELETE /api/dashboard/users/${w.app.id}/all/users`],
  ["the application", (w) => `DELETE /api/dashboard/apps/${w.app.id}`],
])("deleting %s ends the session", async (_what, heading) => {
  const world = await loggedInClient();
  expect((await dashboard(heading(world), world.owner)).status).toBe(200);
  expect((await world.check()).body).toMatchObject({ success: false, code: "SESSION_NOT_FOUND" });
});

test("lifting a ban lets the same session go on", async () => {
  const world = await loggedInClient();
  const license = `/api/dashboard/licenses/${world.app.id}/${world.license.id}`;
  await dashboard(`POST ${license}/ban`, world.owner);
  await dashboard(`POST ${license}/unban`, world.owner);
  expect((await world.check()).body).toMatchObject({ success: true, validated: true });
});
