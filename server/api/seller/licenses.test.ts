import { describe, expect, test } from "vitest";
import { createTestLicense } from "@/server/test/factories";
import { call } from "@/server/test/seller";
import { createTestWorld } from "@/server/test/world";

type Row = Record<string, unknown>;

describe("licenses", () => {
  test("add: as many as asked for, by mask, with what was given", async () => {
    const world = await createTestWorld();
    const asks = { amount: 5, mask: "AB-XXXXXX-****", expiry: 7, level: 2, note: "Batch #1" };
    const reply = await call("add", world, asks);
    expect(reply.body).toMatchObject({ success: true, message: "License(s) created" });
    const keys = reply.body["keys"] as string[];
    expect(keys).toHaveLength(5);
    expect(reply.body["key"]).toBe(keys[0]);
    for (const key of keys) expect(key).toMatch(/^AB-[A-Z0-9]{6}-[A-Z0-9]{4}$/);
    const { body } = await call("verify", world, { key: keys[3] });
    expect(body["license"]).toMatchObject({
      license_key: keys[3],
      status: "active",
      level: 2,
      duration_days: 7,
      max_uses: 1,
      uses: 0,
      note: "Batch #1",
      created_by: world.owner.account.username,
    });
  });

  test("add: one key of the default form and 30 days when nothing is said", async () => {
    const world = await createTestWorld();
    const { body } = await call("add", world);
    expect(body["key"]).toMatch(/^([A-Z0-9]{5}-){4}[A-Z0-9]{5}$/);
    expect((await call("verify", world, { key: body["key"] })).body["license"]).toMatchObject({ duration_days: 30 });
  });

  test("ban and unban change the status, del makes it unknown", async () => {
    const world = await createTestWorld();
    expect((await call("ban", world)).body["license"]).toMatchObject({ status: "banned" });
    expect((await call("verify", world)).body["license"]).toMatchObject({ status: "banned" });
    expect((await call("unban", world)).body["license"]).toMatchObject({ status: "active" });
    expect((await call("del", world)).body).toEqual({ success: true, message: "License deleted" });
    expect((await call("del", world)).status).toBe(404);
  });

  test("fetchallkeys: all, with their number; delunused, delused and delalllicenses take what they say", async () => {
    const world = await createTestWorld();
    const { owner, app } = world;
    await createTestLicense(owner, app, { uses: 1 });
    await createTestLicense(owner, app, { uses: 1, maxUses: 2 });
    await createTestLicense(owner, app, { bannedAt: new Date() });
    const total = async () => (await call("fetchallkeys", world)).body["total"];
    const all = await call("fetchallkeys", world);
    expect((all.body["keys"] as Row[]).map(({ status }) => status).sort()).toEqual([
      "active",
      "active",
      "banned",
      "used",
    ]);
    expect(await total()).toBe(4);
    expect((await call("delunused", world)).body["deleted"]).toBe(1);
    expect((await call("delused", world)).body["deleted"]).toBe(1);
    expect(await total()).toBe(2);
    expect((await call("delalllicenses", world)).body["deleted"]).toBe(2);
    expect(await total()).toBe(0);
  });
});
