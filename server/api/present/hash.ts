import type { Hash } from "@/server/services/hash";
import type { JsonObject } from "../kit/operation";
import { moment } from "./moment";

/** `hash` of `docs/wire.md#hash`. */
export const presentHash = (hash: Hash): JsonObject => ({
  id: hash.id,
  hash_value: hash.hashValue,
  hash_name: hash.hashName,
  created_at: moment(hash.createdAt),
});
