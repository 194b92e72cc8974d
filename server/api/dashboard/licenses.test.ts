import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { dashboard } from "@/server/test/doors";
import { createTestAccount, createTestApp, createTestLicense } from "@/server/test/factories";
import {
  createLicenseWorld,
  createOneOfEach,
  createRedeemer,
  keysOf,
  type LicenseWorld,
} from "@/server/test/license-world";

const ROWS = [
  "GET /api/dashboard/licenses/:appId",
  "POST /api/dashboard/licenses/:appId",
  "POST /api/dashboard/licenses/:appId/:licenseId/ban",
  "POST /api/dashboard/licenses/:appId/:licenseId/unban",
  "POST /api/dashboard/licenses/:appId/:licenseId/pause",
  "POST /api/dashboard/licenses/:appId/:licenseId/unpause",
  "DELETE /api/dashboard/licenses/:appId/:licenseId",
  "DELETE /api/dashboard/licenses/:appId/unused/all",
  "DELETE /api/dashboard/licenses/:appId/used/all",
];
const at = (row: string, appId: string, licenseId: string) =>
  row.replace(":appId", appId).replace(":licenseId", licenseId);

describe.each(ROWS)("%s", (row) => {
  test("401: without a token", async () => {
    const reply = await dashboard(at(row, "a", "b"));
    expect(reply.status).toBe(401);
    expect(reply.body).toEqual({ success: false, message: "Invalid or expired token", code: "UNAUTHENTICATED" });
  });

  test("404: to a stranger as if the application were missing, and nothing changes", async () => {
    const world = await createLicenseWorld();
    const license = await createTestLicense(world.owner, world.app);
    const stranger = await createTestAccount();
    const foreign = await dashboard(at(row, world.app.id, license.id), stranger);
    const missing = await dashboard(at(row, "nothing", "nothing"), stranger);
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(missing.text);
    const { body } = await dashboard(`GET ${world.path}`, world.owner);
    expect(body).toMatchObject({ total: 1, licenses: [{ id: license.id, status: "active" }] });
  });
});

describe.each(ROWS.filter((row) => row.includes(":licenseId")))("%s", (row) => {
  test("404: a license of another application of the same owner", async () => {
    const { owner, app } = await createLicenseWorld();
    const other = await createTestApp(owner);
    const license = await createTestLicense(owner, other.app);
    const reply = await dashboard(at(row, app.id, license.id), owner);
    expect(reply.status).toBe(404);
    expect(reply.body).toMatchObject({ code: "LICENSE_NOT_FOUND" });
  });
});

describe("GET /api/dashboard/licenses/:appId", () => {
  test.each(["active", "used", "expired", "paused", "banned"] as const)("200: status=%s", async (status) => {
    const world = await createLicenseWorld();
    const each = await createOneOfEach(world);
    const reply = await dashboard(`GET ${world.path}?status=${status}`, world.owner);
    const wanted = status === "active" ? [each.partly.id, each.active.id] : [each[status].id];
    const rows = reply.body["licenses"] as { id: string; status: string }[];
    expect(rows.map((row) => row.id).sort()).toEqual(wanted.sort());
    expect(rows.every((row) => row.status === status)).toBe(true);
    expect(reply.body["total"]).toBe(wanted.length);
  });

  test("200: pages, newest first", async () => {
    const world = await createLicenseWorld();
    for (let n = 0; n < 5; n++) {
      await createTestLicense(world.owner, world.app, { licenseKey: `K-${n}`, createdAt: new Date(n * 1000) });
    }
    const reply = await dashboard(`GET ${world.path}?page=2&limit=2`, world.owner);
    expect(keysOf(reply)).toEqual(["K-2", "K-1"]);
    expect(reply.body).toMatchObject({ total: 5, page: 2, limit: 2, pages: 3 });
    expect(keysOf(await dashboard(`GET ${world.path}?page=9`, world.owner))).toEqual([]);
  });

  test("200: search looks into key, note and used_by, without case, % and _ meaning themselves", async () => {
    const world = await createLicenseWorld();
    await createTestLicense(world.owner, world.app, { licenseKey: "ABC-1" });
    await createTestLicense(world.owner, world.app, { licenseKey: "DEF-2", note: "50%_off\\now" });
    await createTestLicense(world.owner, world.app, { licenseKey: "GHI-3", uses: 1, usedBy: "Mira" });
    const search = async (text: string) =>
      keysOf(await dashboard(`GET ${world.path}?search=${encodeURIComponent(text)}`, world.owner));
    expect(await search("abc-")).toEqual(["ABC-1"]);
    expect(await search("%_OFF\\n")).toEqual(["DEF-2"]);
    expect(await search("mira")).toEqual(["GHI-3"]);
    expect(await search("%")).toEqual(["DEF-2"]);
    expect(await search("A_C")).toEqual([]);
    expect(await search("")).toHaveLength(3);
  });

  test.each(["page=0", "limit=0", "limit=501", "limit=all", "status=gone"])("400: %s", async (query) => {
    const world = await createLicenseWorld();
    const reply = await dashboard(`GET ${world.path}?${query}`, world.owner);
    expect(reply.status).toBe(400);
    expect(reply.body["message"]).toMatch(new RegExp(`^${query.split("=")[0]}: `));
  });
});

describe("POST …/ban, unban, pause, unpause", () => {
  const act = async ({ owner, path }: LicenseWorld, license: { id: string }, action: string) => {
    const reply = await dashboard(`POST ${path}/${license.id}/${action}`, owner);
    expect(reply.status).toBe(200);
    return (reply.body["license"] as { status: string }).status;
  };

  test("200: each sets its state, also twice, and its opposite lifts it", async () => {
    const world = await createLicenseWorld();
    const license = await createTestLicense(world.owner, world.app);
    expect(await act(world, license, "ban")).toBe("banned");
    expect(await act(world, license, "ban")).toBe("banned");
    expect(await act(world, license, "unban")).toBe("active");
    expect(await act(world, license, "unban")).toBe("active");
    expect(await act(world, license, "pause")).toBe("paused");
    expect(await act(world, license, "pause")).toBe("paused");
    expect(await act(world, license, "unpause")).toBe("active");
  });

  test("405: with the methods that the path knows", async () => {
    const reply = await dashboard("PUT /api/dashboard/licenses/a/b/ban");
    expect(reply.status).toBe(405);
    expect(reply.headers.get("allow")).toBe("POST");
  });
});

describe("DELETE /api/dashboard/licenses/:appId/:licenseId", () => {
  test("200: gone with what it granted; a second time 404", async () => {
    const world = await createLicenseWorld();
    const license = await createTestLicense(world.owner, world.app);
    const redeemer = await createRedeemer(world, license);
    const reply = await dashboard(`DELETE ${world.path}/${license.id}`, world.owner);
    expect(reply.body).toEqual({ success: true, message: "License deleted" });
    const { db } = world.owner.ctx;
    expect(await db.$count(schema.grants, eq(schema.grants.userId, redeemer.userId))).toBe(0);
    expect((await dashboard(`DELETE ${world.path}/${license.id}`, world.owner)).status).toBe(404);
  });

  test("the user that stands for the license goes with it", async () => {
    const world = await createLicenseWorld();
    const { db } = world.owner.ctx;
    const license = await createTestLicense(world.owner, world.app);
    await db
      .insert(schema.users)
      .values({ id: newId(), appId: world.app.id, username: license.licenseKey, licenseId: license.id });
    await dashboard(`DELETE ${world.path}/${license.id}`, world.owner);
    expect(await db.$count(schema.users, eq(schema.users.appId, world.app.id))).toBe(0);
  });
});

describe("DELETE many", () => {
  const left = async ({ owner, path }: LicenseWorld) => {
    const { body } = await dashboard(`GET ${path}?limit=500`, owner);
    return { total: body["total"], ids: (body["licenses"] as { id: string }[]).map((row) => row.id).sort() };
  };

  test("200: unused takes the active ones without any use", async () => {
    const world = await createLicenseWorld();
    const { active, ...others } = await createOneOfEach(world);
    const reply = await dashboard(`DELETE ${world.path}/unused/all`, world.owner);
    expect(reply.body).toEqual({ success: true, message: "Unused licenses deleted", deleted: 1 });
    const ids = Object.values(others).map((license) => license.id);
    expect(await left(world)).toEqual({ total: 5, ids: ids.sort() });
    expect(ids).not.toContain(active.id);
  });

  test("200: used takes those of status used, with what they granted", async () => {
    const world = await createLicenseWorld();
    const { used, ...others } = await createOneOfEach(world);
    const redeemer = await createRedeemer(world, used);
    const bystander = await createRedeemer(world, others.partly);
    const reply = await dashboard(`DELETE ${world.path}/used/all/`, world.owner);
    expect(reply.body).toEqual({ success: true, message: "Used licenses deleted", deleted: 1 });
    const ids = Object.values(others).map((license) => license.id);
    expect(await left(world)).toEqual({ total: 5, ids: ids.sort() });
    expect([await redeemer.hasGrant(), await bystander.hasGrant()]).toEqual([false, true]);
  });
});
