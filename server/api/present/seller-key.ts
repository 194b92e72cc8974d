import type { SellerKey } from "@/server/services/seller-key";
import type { JsonObject } from "../kit/operation";
import { moment } from "./moment";

/** `key` of `docs/wire.md#key`, in full, for its owner's eyes. */
export const presentSellerKey = (key: SellerKey): JsonObject => ({
  id: key.id,
  name: key.name,
  key: key.key,
  created_at: moment(key.createdAt),
  last_used_at: moment(key.lastUsedAt),
});
