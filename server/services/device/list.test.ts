import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { createTestAccount, createTestApp } from "@/server/test/factories";
import { listDevices } from ".";
import { DeviceStatus } from "./schemas";

const PAST = new Date(Date.now() - 3_600_000);

describe("the status of devices", () => {
  test("what is shown and what the filter finds are the same, for each status", async () => {
    const owner = await createTestAccount();
    const { app } = await createTestApp(owner);
    const add = (deviceId: string, more: Partial<typeof schema.devices.$inferInsert> = {}) =>
      owner.ctx.db
        .insert(schema.devices)
        .values({ id: newId(), appId: app.id, deviceType: "processor", deviceId, ...more });
    await add("active");
    await add("active-until-later", { expiresAt: new Date(Date.now() + 3_600_000) });
    await add("expired", { expiresAt: PAST });
    await add("paused", { pausedAt: PAST, expiresAt: PAST });
    await add("banned", { bannedAt: PAST, pausedAt: PAST });
    const { rows: all } = await listDevices(owner.ctx, { app });
    expect(all).toHaveLength(5);
    for (const row of all) expect([row.deviceId, row.deviceId.startsWith(row.status)]).toEqual([row.deviceId, true]);
    for (const status of DeviceStatus.options) {
      const found = await listDevices(owner.ctx, { app, status });
      expect(found.rows.map(({ id }) => id)).toEqual(all.filter((row) => row.status === status).map(({ id }) => id));
      expect(found.total).toBe(found.rows.length);
    }
    expect((await listDevices(owner.ctx, { app, deviceType: "motherboard" })).total).toBe(0);
  });
});
