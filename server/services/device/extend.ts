import type { z } from "zod";
import type { ServiceContext } from "../context";
import { laterExpiry, requireExactlyOne } from "../expiry";
import { changeDevice } from "./change";
import type { Device } from "./find";
import { ExtendDeviceInput } from "./schemas";

/**
 * Gives a device more time: days on top of the running end (or of now), or a later date. Any number at once add up
 * exactly. Throws INVALID_INPUT (no end to extend, not later), APP_NOT_FOUND, DEVICE_NOT_FOUND.
 */
export async function extendDevice(ctx: ServiceContext, raw: z.input<typeof ExtendDeviceInput>): Promise<Device> {
  const { app, device, ...change } = ExtendDeviceInput.parse(raw);
  requireExactlyOne({ days: change.days, expiry_date: change.expiresAt });
  return changeDevice(ctx, { app, device }, "device.extended", (ctx, row) => ({
    expiresAt: laterExpiry(row.expiresAt, ctx.now(), change),
  }));
}
