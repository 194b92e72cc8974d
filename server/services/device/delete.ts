import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { lockDevice } from "./find";
import { DeviceTarget } from "./schemas";

/** Forgets a device. Throws APP_NOT_FOUND, DEVICE_NOT_FOUND, INVALID_INPUT (id and serial disagree). */
export async function deleteDevice(ctx: ServiceContext, raw: z.input<typeof DeviceTarget>): Promise<void> {
  const { app: appRef, device: ref } = DeviceTarget.parse(raw);
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const { id, deviceType, deviceId } = await lockDevice(ctx, app, ref);
    await ctx.db.delete(schema.devices).where(and(eq(schema.devices.appId, app.id), eq(schema.devices.id, id)));
    await recordAudit(ctx, { action: "device.deleted", appId: app.id, targetId: id, data: { deviceType, deviceId } });
  });
}
