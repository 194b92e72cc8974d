import { and, gt, isNotNull, isNull, lte, or, type SQL } from "drizzle-orm";
import { schema } from "@/db/client";
import type { DeviceRow } from "./find";
import type { DeviceStatus } from "./schemas";

/** The status of a device at `now`; of several reasons the gravest. */
export function deviceStatus(device: DeviceRow, now: Date): DeviceStatus {
  if (device.bannedAt) return "banned";
  if (device.pausedAt) return "paused";
  if (device.expiresAt && device.expiresAt <= now) return "expired";
  return "active";
}

/** The same ladder as `deviceStatus`, as a condition for lists. */
export function statusCondition(status: DeviceStatus, now: Date): SQL | undefined {
  const t = schema.devices;
  const isFree = and(isNull(t.bannedAt), isNull(t.pausedAt));
  switch (status) {
    case "banned":
      return isNotNull(t.bannedAt);
    case "paused":
      return and(isNull(t.bannedAt), isNotNull(t.pausedAt));
    case "expired":
      return and(isFree, lte(t.expiresAt, now));
    case "active":
      return and(isFree, or(isNull(t.expiresAt), gt(t.expiresAt, now)));
  }
}
