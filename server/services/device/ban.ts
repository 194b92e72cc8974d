import type { z } from "zod";
import type { ServiceContext } from "../context";
import { changeDevice } from "./change";
import type { Device } from "./find";
import { DeviceTarget } from "./schemas";

/** Bans a device; a banned one stays so. Throws APP_NOT_FOUND, DEVICE_NOT_FOUND, INVALID_INPUT. */
export async function banDevice(ctx: ServiceContext, raw: z.input<typeof DeviceTarget>): Promise<Device> {
  return changeDevice(ctx, DeviceTarget.parse(raw), "device.banned", (ctx, row) => ({
    bannedAt: row.bannedAt ?? ctx.now(),
  }));
}

/** Pauses a device; a paused one stays so. Throws APP_NOT_FOUND, DEVICE_NOT_FOUND, INVALID_INPUT. */
export async function pauseDevice(ctx: ServiceContext, raw: z.input<typeof DeviceTarget>): Promise<Device> {
  return changeDevice(ctx, DeviceTarget.parse(raw), "device.paused", (ctx, row) => ({
    pausedAt: row.pausedAt ?? ctx.now(),
  }));
}
