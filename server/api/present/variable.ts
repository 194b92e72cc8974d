import type { UserVariable, Variable } from "@/server/services/variable";
import type { JsonObject } from "../kit/operation";

/** A global `variable` of `docs/wire.md#variable`. */
export const presentVariable = ({ id, key, value }: Variable): JsonObject => ({ id, key, value });

/** The `variable` of a user. */
export const presentUserVariable = ({ id, userId, key, value }: UserVariable): JsonObject => ({
  id,
  user_id: userId,
  key,
  value,
});
