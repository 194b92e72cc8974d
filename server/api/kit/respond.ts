import { FastResponse } from "srvx/node";
import { CODES, type DomainError } from "@/server/errors";
import { httpStatus } from "./errors";
import type { JsonObject } from "./operation";
import { nextRequestId } from "./request-id";

/** A reply of any door: JSON text, an id of its own, never cached. */
export function respondText(status: number, body: string, headers: Record<string, string> = {}): Response {
  return new FastResponse(body, {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-request-id": nextRequestId(),
      ...headers,
    },
  });
}

/** A JSON reply. */
export const respond = (status: number, body: JsonObject, headers?: Record<string, string>): Response =>
  respondText(status, JSON.stringify(body), headers);

/** `{success: true, message, …}` */
export const succeed = (body: JsonObject, status = 200): Response =>
  respond(status, { success: true, message: "OK", ...body });

/** The headers that an error asks for. */
export function errorHeaders(error: DomainError): Record<string, string> {
  return error.retryAfterSeconds === undefined ? {} : { "retry-after": String(Math.ceil(error.retryAfterSeconds)) };
}

/** `{success: false, message, code}`, equal byte for byte for equal refusals. */
export const refusalBody = (error: DomainError): JsonObject => ({
  success: false,
  message: error.code === "INTERNAL" ? CODES.INTERNAL.message : error.message,
  code: error.code,
});

/** The refusal as a reply. */
export const refuse = (error: DomainError, headers: Record<string, string> = {}): Response =>
  respond(httpStatus(error), refusalBody(error), { ...errorHeaders(error), ...headers });
