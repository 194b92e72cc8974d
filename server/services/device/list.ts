import { and, eq, or, sql } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { caseless, inOrder } from "@/db/order";
import { contains } from "@/db/search";
import { findOwnedApp } from "../app";
import { type PageOf, pageOf } from "../atoms";
import type { ServiceContext } from "../context";
import type { Device } from "./find";
import { type DeviceStatus, ListDevicesInput } from "./schemas";
import { deviceStatus, statusCondition } from "./status";

const { devices, subscriptions } = schema;

const COLUMNS = {
  deviceId: devices.deviceId,
  deviceType: devices.deviceType,
  name: caseless(devices.name),
  subscription: caseless(subscriptions.name),
  // No end is later than any.
  expiresAt: sql`coalesce(${devices.expiresAt}, 'infinity')`,
  activatedAt: devices.activatedAt,
  email: caseless(devices.email),
};

/** A device with the status that follows from it. */
export type ListedDevice = Device & { status: DeviceStatus };

/** A page of devices, newest first, searched by serial, name, e-mail and note. Throws APP_NOT_FOUND. */
export async function listDevices(
  ctx: ServiceContext,
  raw: z.input<typeof ListDevicesInput>,
): Promise<PageOf<ListedDevice>> {
  const { app: appRef, page, limit, search, sort, deviceType, status } = ListDevicesInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const now = ctx.now();
  const searched = [devices.deviceId, devices.name, devices.email, devices.note];
  const where = and(
    eq(devices.appId, app.id),
    deviceType && eq(devices.deviceType, deviceType),
    status && statusCondition(status, now),
    search ? or(...searched.map((column) => contains(column, search))) : undefined,
  );
  const total = await ctx.db.$count(devices, where);
  const rows = await ctx.db
    .select({ device: devices, subscription: { name: subscriptions.name, level: subscriptions.level } })
    .from(devices)
    .leftJoin(subscriptions, eq(subscriptions.id, devices.subscriptionId))
    .where(where)
    .orderBy(...inOrder(devices, sort, COLUMNS))
    .limit(limit)
    .offset((page - 1) * limit);
  return pageOf(
    rows.map(({ device, subscription }) => ({ ...device, subscription, status: deviceStatus(device, now) })),
    total,
    page,
    limit,
  );
}
