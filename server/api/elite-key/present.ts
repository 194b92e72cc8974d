import type { License } from "@/server/services/license";
import type { UserView } from "@/server/services/user";
import { moment } from "../present/moment";

/** `user` of the Elite Key API; never a password or its hash. */
export const presentUser = (user: UserView) => ({
  id: user.id,
  username: user.username,
  email: user.email,
  subscription: user.subscription,
  subscription_level: user.level,
  expiry_date: moment(user.expiresAt),
  device_limit: user.deviceLimit,
  freeze_expiry: user.frozenAt !== null,
  user_panel_access: user.userPanelAccess,
  note: user.note,
  banned: user.bannedAt !== null,
  paused: user.pausedAt !== null,
  created_at: moment(user.createdAt),
});

/** `user` after `extend` and `shorten`, as the document prints it. */
export const presentUserExpiry = (user: UserView) => ({
  username: user.username,
  expiry_date: moment(user.expiresAt),
});

/** `license` of the Elite Key API; `subscription` is the one tier that it opens. */
export const presentLicense = (license: License, subscription: string | null) => ({
  id: license.id,
  license_key: license.licenseKey,
  subscription,
  subscription_level: license.level,
  expiry_date: moment(license.expiresAt),
  duration_days: license.durationDays,
  device_limit: license.deviceLimit,
  freeze_expiry: license.frozenAt !== null,
  user_panel_access: license.userPanelAccess,
  note: license.note,
  banned: license.bannedAt !== null,
  paused: license.pausedAt !== null,
  used_by: license.usedBy,
  created_at: moment(license.createdAt),
});

/** `license` after `extend` and `shorten`; one that nobody redeemed may have days instead of an expiry. */
export const presentLicenseExpiry = (license: License) => ({
  license_key: license.licenseKey,
  expiry_date: moment(license.expiresAt),
  duration_days: license.durationDays,
});
