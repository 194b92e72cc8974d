import { CODES, type DomainError, type ErrorCode } from "@/server/errors";
import { httpStatus } from "../kit/errors";
import type { JsonObject } from "../kit/operation";
import { errorHeaders, respond } from "../kit/respond";

/** Codes that the Elite Key document calls otherwise than the other doors do. */
const ELITE_CODE: Partial<Record<ErrorCode, string>> = { INVALID_INPUT: "INVALID_PARAMETERS" };

/** Both shapes of failure that the document prints, in one: `{success, code, message}` and `{error}`. */
export function eliteRefusalBody(error: DomainError): JsonObject {
  const message = error.code === "INTERNAL" ? CODES.INTERNAL.message : error.message;
  return { success: false, code: ELITE_CODE[error.code] ?? error.code, message, error: message };
}

/** The refusal as a reply. */
export const refuseElite = (error: DomainError, headers: Record<string, string> = {}): Response =>
  respond(httpStatus(error), eliteRefusalBody(error), { ...errorHeaders(error), ...headers });
