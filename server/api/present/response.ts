import type { ResponseText } from "@/server/services/response";
import type { JsonObject } from "../kit/operation";

/** `response`, a code of the Client API with its sentence. */
export const presentResponse = (response: ResponseText): JsonObject => ({
  category: response.category,
  code: response.code,
  message: response.message,
  default_message: response.defaultMessage,
  is_custom: response.isCustom,
});
