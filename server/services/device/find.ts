import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError, invalidField } from "@/server/errors";
import { type App, findOwnedApp } from "../app";
import type { ServiceContext } from "../context";
import { type DeviceRef, DeviceTarget } from "./schemas";

/** A device as the database holds it. */
export type DeviceRow = typeof schema.devices.$inferSelect;

/** A device with the tier that it has, or null when that tier is gone. */
export type Device = DeviceRow & { subscription: { name: string; level: number } | null };

function deviceCondition(app: App, ref: DeviceRef) {
  const { devices } = schema;
  const which =
    "id" in ref
      ? eq(devices.id, ref.id)
      : and(eq(devices.deviceType, ref.deviceType), eq(devices.deviceId, ref.deviceId));
  return and(eq(devices.appId, app.id), which);
}

/** Refuses an id that comes with the type and serial of another device. Throws INVALID_INPUT. */
function refuseDisagreement(row: DeviceRow, ref: DeviceRef): void {
  if (!("deviceType" in ref)) return;
  if (row.deviceType === ref.deviceType && row.deviceId === ref.deviceId) return;
  throw invalidField("id", "names another device than device_type and device_id do");
}

/** The device that `ref` names. Throws DEVICE_NOT_FOUND, INVALID_INPUT (id and serial disagree). */
export async function findDevice(ctx: ServiceContext, app: App, ref: DeviceRef): Promise<Device> {
  const { devices, subscriptions } = schema;
  const [row] = await ctx.db
    .select({ device: devices, subscription: { name: subscriptions.name, level: subscriptions.level } })
    .from(devices)
    .leftJoin(subscriptions, eq(subscriptions.id, devices.subscriptionId))
    .where(deviceCondition(app, ref));
  if (!row) throw new DomainError("DEVICE_NOT_FOUND");
  refuseDisagreement(row.device, ref);
  return { ...row.device, subscription: row.subscription };
}

/** The same row, locked until the transaction ends. Throws DEVICE_NOT_FOUND, INVALID_INPUT. */
export async function lockDevice(ctx: ServiceContext, app: App, ref: DeviceRef): Promise<DeviceRow> {
  const [row] = await ctx.db.select().from(schema.devices).where(deviceCondition(app, ref)).for("update");
  if (!row) throw new DomainError("DEVICE_NOT_FOUND");
  refuseDisagreement(row, ref);
  return row;
}

/** One device. Throws APP_NOT_FOUND, DEVICE_NOT_FOUND, INVALID_INPUT (id and serial disagree). */
export async function getDevice(ctx: ServiceContext, raw: z.input<typeof DeviceTarget>): Promise<Device> {
  const { app: appRef, device: ref } = DeviceTarget.parse(raw);
  return findDevice(ctx, await findOwnedApp(ctx, appRef), ref);
}
