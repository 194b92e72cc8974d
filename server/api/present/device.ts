import type { Device } from "@/server/services/device";
import { moment } from "./moment";

/** `device`: a machine that is authorised by itself. */
export const presentDevice = (device: Device) => ({
  id: device.id,
  device_type: device.deviceType,
  device_id: device.deviceId,
  name: device.name,
  email: device.email,
  note: device.note,
  subscription: device.subscription?.name ?? null,
  subscription_level: device.subscription?.level ?? null,
  expiry_date: moment(device.expiresAt),
  user_panel_access: device.userPanelAccess,
  banned: device.bannedAt !== null,
  paused: device.pausedAt !== null,
  activated: device.activatedAt !== null,
  registered_at: moment(device.createdAt),
});
