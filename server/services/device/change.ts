import { and, eq } from "drizzle-orm";
import { schema } from "@/db/client";
import { findOwnedApp } from "../app";
import type { AppRef } from "../atoms";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { type Device, type DeviceRow, findDevice, lockDevice } from "./find";
import type { DeviceRef } from "./schemas";

type Change = Partial<Omit<DeviceRow, "id" | "appId" | "deviceType" | "deviceId" | "createdAt">>;

/**
 * Changes one device, locked, to what `decide` makes of it. Throws APP_NOT_FOUND, DEVICE_NOT_FOUND, INVALID_INPUT (id and
 * serial disagree), and what `decide` throws.
 */
export async function changeDevice(
  ctx: ServiceContext,
  target: { app: AppRef; device: DeviceRef },
  action: string,
  decide: (ctx: ServiceContext, row: DeviceRow) => Change,
): Promise<Device> {
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, target.app);
    const row = await lockDevice(ctx, app, target.device);
    const change = decide(ctx, row);
    await ctx.db
      .update(schema.devices)
      .set(change)
      .where(and(eq(schema.devices.appId, app.id), eq(schema.devices.id, row.id)));
    await recordAudit(ctx, { action, appId: app.id, targetId: row.id, data: change });
    return findDevice(ctx, app, { id: row.id });
  });
}
