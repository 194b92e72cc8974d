import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { generateLicenses } from "@/server/services/license";
import { dashboard } from "@/server/test/doors";
import { createLicenseWorld, keysOf, type LicenseWorld } from "@/server/test/license-world";

describe("POST /api/dashboard/licenses/:appId", () => {
  const generate = ({ owner, path }: LicenseWorld, body: unknown) =>
    dashboard(`POST ${path}`, { account: owner.account, body });

  test("201: the document's example", async () => {
    const world = await createLicenseWorld();
    const body = { count: 5, duration_days: 30, mask: "XXXX-XXXX-XXXX-XXXX", note: "Batch #1" };
    const reply = await generate(world, body);
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ success: true, count: 5 });
    expect(new Set(keysOf(reply)).size).toBe(5);
    for (const key of keysOf(reply)) expect(key).toMatch(/^[A-Z0-9]{4}(-[A-Z0-9]{4}){3}$/);
    const list = await dashboard(`GET ${world.path}`, world.owner);
    expect(list.body["licenses"]).toHaveLength(5);
    expect((list.body["licenses"] as unknown[])[0]).toMatchObject({
      status: "active",
      level: 1,
      duration_days: 30,
      max_uses: 1,
      uses: 0,
      device_limit: 1,
      note: "Batch #1",
      used_by: null,
      used_at: null,
      expires_at: null,
      created_by: world.owner.account.username,
    });
  });

  test("201: one key in the default form without a body", async () => {
    const world = await createLicenseWorld();
    const reply = await dashboard(`POST ${world.path}`, world.owner);
    expect(reply.status).toBe(201);
    expect(keysOf(reply)).toEqual([expect.stringMatching(/^[A-Z0-9]{5}(-[A-Z0-9]{5}){4}$/)]);
  });

  test("201: everything but X and * is literal; numbers may be strings", async () => {
    const world = await createLicenseWorld();
    const reply = await generate(world, { mask: "vip_x-XXX***", level: "7", max_uses: "3", count: "2" });
    for (const key of keysOf(reply)) expect(key).toMatch(/^vip_x-[A-Z0-9]{6}$/);
    const { body } = await dashboard(`GET ${world.path}`, world.owner);
    expect(body["licenses"]).toMatchObject([{ level: 7, max_uses: 3 }, { level: 7 }]);
  });

  test.each([
    ["count", 0],
    ["count", 501],
    ["count", ""],
    ["count", 1.5],
    ["mask", "XXXXX"],
    ["mask", "ABCDEF"],
    ["mask", "XXX XXX"],
    ["mask", "XXXXXX&a=1"],
    ["mask", "X".repeat(129)],
    ["duration_days", 0],
    ["duration_days", 36_501],
    ["duration_days", true],
    ["level", 0],
    ["max_uses", 0],
    ["max_uses", 1_000_001],
    ["note", "n".repeat(501)],
    ["note", "nul \u0000"],
  ])("400 naming %s: %j, and no key is made", async (field, value) => {
    const world = await createLicenseWorld();
    const reply = await generate(world, { count: 2, [field]: value });
    expect(reply.status).toBe(400);
    expect(reply.body["message"]).toMatch(new RegExp(`^${field}: `));
    expect((await dashboard(`GET ${world.path}`, world.owner)).body["total"]).toBe(0);
  });

  test("500 keys at once, ten times in parallel, all different", async () => {
    const world = await createLicenseWorld();
    const replies = await Promise.all(Array.from({ length: 10 }, () => generate(world, { count: 500 })));
    expect(new Set(replies.flatMap(keysOf)).size).toBe(5_000);
    const { body } = await dashboard(`GET ${world.path}?limit=1`, world.owner);
    expect(body).toMatchObject({ total: 5_000, pages: 5_000 });
  });

  test("keys that exist are drawn again; a mask without enough free keys makes none", async () => {
    const { owner, app } = await createLicenseWorld();
    // Two different characters in six places: 64 keys in all.
    const few = { app: { id: app.id }, mask: "XXXXXX", characters: "AAAAAAAAAB" };
    const made = await generateLicenses(owner.ctx, { ...few, count: 3 });
    expect(new Set(made.map((license) => license.licenseKey)).size).toBe(3);
    await expect(generateLicenses(owner.ctx, { ...few, count: 62 })).rejects.toMatchObject({ code: "LICENSE_EXISTS" });
    expect(await owner.ctx.db.$count(schema.licenses, eq(schema.licenses.appId, app.id))).toBe(3);
  });

  test("of ten at once that choose the same key, one has it", async () => {
    const { owner, app } = await createLicenseWorld();
    const input = { app: { id: app.id }, licenseKey: "MY-OWN-KEY" };
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => generateLicenses(owner.ctx, input)));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused.map((result) => result.reason.code)).toEqual(refused.map(() => "LICENSE_EXISTS"));
  });
});
