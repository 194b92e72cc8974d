import type { LogEntry } from "@/server/services/log";
import type { JsonObject } from "../kit/operation";
import { moment } from "./moment";

/** `log` of `docs/wire.md#log`. */
export const presentLog = (entry: LogEntry): JsonObject => ({
  id: entry.id,
  action: entry.action,
  username: entry.username,
  machine_user: entry.machineUser,
  ip: entry.ip,
  data: entry.data,
  created_at: moment(entry.createdAt),
});
