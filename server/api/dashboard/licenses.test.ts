import { describe, expect, test } from "vitest";
import { dashboard } from "@/server/test/doors";
import { createTestAccount, createTestApp, createTestLicense } from "@/server/test/factories";

describe("POST /api/dashboard/licenses/:appId/:licenseId/ban", () => {
  test("200: the license is banned, and says so", async () => {
    const owner = await createTestAccount();
    const { app } = await createTestApp(owner);
    const license = await createTestLicense(owner, app);
    const reply = await dashboard(`POST /api/dashboard/licenses/${app.id}/${license.id}/ban`, owner);
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ success: true, license: { id: license.id, status: "banned" } });
  });

  test("404: a stranger's license is not found, with the body of a missing application", async () => {
    const owner = await createTestAccount();
    const { app } = await createTestApp(owner);
    const license = await createTestLicense(owner, app);
    const stranger = await createTestAccount();
    const foreign = await dashboard(`POST /api/dashboard/licenses/${app.id}/${license.id}/ban`, stranger);
    const missing = await dashboard("POST /api/dashboard/licenses/nothing/nothing/ban", stranger);
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(missing.text);
  });

  test("401: without a token", async () => {
    const reply = await dashboard("POST /api/dashboard/licenses/a/b/ban");
    expect(reply.status).toBe(401);
    expect(reply.body).toEqual({ success: false, message: "Invalid or expired token", code: "UNAUTHENTICATED" });
  });

  test("405: with the methods that the path knows", async () => {
    const reply = await dashboard("PUT /api/dashboard/licenses/a/b/ban");
    expect(reply.status).toBe(405);
    expect(reply.headers.get("allow")).toBe("POST");
  });
});
