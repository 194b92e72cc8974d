import type { License } from "@/server/services/license";
import type { JsonObject } from "../kit/operation";
import { moment } from "./moment";

/** `license` of `docs/wire.md#license`. */
export const presentLicense = (license: License): JsonObject => ({
  id: license.id,
  license_key: license.licenseKey,
  status: license.status,
  level: license.level,
  duration_days: license.durationDays,
  max_uses: license.maxUses,
  uses: license.uses,
  device_limit: license.deviceLimit,
  note: license.note,
  used_by: license.usedBy,
  used_at: moment(license.usedAt),
  expires_at: moment(license.expiresAt),
  created_by: license.createdBy,
  created_at: moment(license.createdAt),
});
