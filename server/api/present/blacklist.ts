import type { BlacklistEntry } from "@/server/services/blacklist";
import type { JsonObject } from "../kit/operation";
import { moment } from "./moment";

/** `entry` of `docs/wire.md#entry`. */
export const presentBlacklistEntry = (entry: BlacklistEntry): JsonObject => ({
  id: entry.id,
  type: entry.type,
  value: entry.value,
  note: entry.note,
  created_at: moment(entry.createdAt),
});
