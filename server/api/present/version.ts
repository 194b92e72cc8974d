import type { Version } from "@/server/services/version";
import type { JsonObject } from "../kit/operation";
import { moment } from "./moment";

/** `version`, an entry of an application's white list. */
export const presentVersion = (version: Version): JsonObject => ({
  id: version.id,
  version: version.version,
  mode: version.mode,
  allowed_until: moment(version.allowedUntil),
  reminder_message: version.reminderMessage,
  download_url: version.downloadUrl,
  changelog: version.changelog,
  is_latest: version.isLatest,
  created_at: moment(version.createdAt),
});
