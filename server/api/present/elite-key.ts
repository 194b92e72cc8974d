import type { EliteKey, EliteRule } from "@/server/services/elite-key";
import type { JsonObject } from "../kit/operation";
import { moment } from "./moment";

/** `key` of `docs/wire.md#key`, for its owner. */
export const presentEliteKey = (key: EliteKey): JsonObject => ({
  key: key.key,
  active: key.isActive,
  created_at: moment(key.createdAt),
});

/** `rule` of `docs/wire.md#rule`. */
export const presentEliteRule = (rule: EliteRule): JsonObject => ({
  id: rule.id,
  list: rule.list,
  kind: rule.kind,
  value: rule.value,
  created_at: moment(rule.createdAt),
});
