import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";
import { ZodError } from "zod";
import { isDatabaseAway, isRetryable, violatedForeignKey } from "@/db/errors";
import { DomainError, type ErrorCode, type ErrorKind } from "@/server/errors";
import { logger } from "@/server/lib/logger";

/** The one mapping from what a refusal is to how HTTP and tRPC say it. */
export const STATUS = {
  invalid: { http: 400, trpc: "BAD_REQUEST" },
  unauthenticated: { http: 401, trpc: "UNAUTHORIZED" },
  forbidden: { http: 403, trpc: "FORBIDDEN" },
  not_found: { http: 404, trpc: "NOT_FOUND" },
  method_not_allowed: { http: 405, trpc: "METHOD_NOT_SUPPORTED" },
  conflict: { http: 409, trpc: "CONFLICT" },
  timeout: { http: 408, trpc: "TIMEOUT" },
  uri_too_long: { http: 414, trpc: "PAYLOAD_TOO_LARGE" },
  headers_too_large: { http: 431, trpc: "PAYLOAD_TOO_LARGE" },
  too_large: { http: 413, trpc: "PAYLOAD_TOO_LARGE" },
  unsupported_media: { http: 415, trpc: "UNSUPPORTED_MEDIA_TYPE" },
  too_many: { http: 429, trpc: "TOO_MANY_REQUESTS" },
  internal: { http: 500, trpc: "INTERNAL_SERVER_ERROR" },
  unavailable: { http: 503, trpc: "SERVICE_UNAVAILABLE" },
} as const satisfies Record<ErrorKind, { http: number; trpc: TRPC_ERROR_CODE_KEY }>;

/** The HTTP status of an error. */
export const httpStatus = (error: DomainError): number => STATUS[error.kind].http;

/** Whether an issue only says that a number is beyond what JavaScript counts exactly; the field's own bound says more. */
const isBeyondCounting = (issue: ZodError["issues"][number]): boolean =>
  (issue.code === "too_big" && issue.maximum === Number.MAX_SAFE_INTEGER) ||
  (issue.code === "too_small" && issue.minimum === Number.MIN_SAFE_INTEGER);

/** "count: must be at most 500": the first issue, with the field that is to blame. */
function describeIssues(error: ZodError): DomainError {
  const issue = error.issues.find((one) => !isBeyondCounting(one)) ?? error.issues[0];
  const field = issue?.path.map(String).join(".") ?? "";
  if (!issue) return new DomainError("INVALID_INPUT");
  return new DomainError("INVALID_INPUT", { message: field ? `${field}: ${issue.message}` : issue.message, field });
}

/**
 * Says a verb's refusal in the words of a door whose field has another name: `.catch(blaming({ newPassword:
 * "new_password" }))`.
 */
export const blaming =
  (names: Readonly<Record<string, string>>) =>
  (thrown: unknown): never => {
    const field = thrown instanceof DomainError ? names[thrown.field ?? ""] : undefined;
    if (!(thrown instanceof DomainError) || field === undefined) throw thrown;
    throw new DomainError(thrown.code, { message: thrown.message.replace(thrown.field ?? "", field), field });
  };

/** What is not there, by the table at the far end of a foreign key (`grants_user_id_users_id_fk`). */
const GONE: Record<string, ErrorCode> = {
  accounts: "UNAUTHENTICATED",
  applications: "APP_NOT_FOUND",
  licenses: "LICENSE_NOT_FOUND",
  subscriptions: "SUBSCRIPTION_NOT_FOUND",
  users: "USER_NOT_FOUND",
};

/** The refusal for a write whose parent row was deleted while the request was under way; null for any other error. */
function refusalOfOrphan(thrown: unknown): DomainError | null {
  const parent = /_([a-z]+)_id_fk$/.exec(violatedForeignKey(thrown) ?? "")?.[1];
  const code = parent ? GONE[parent] : undefined;
  return code ? new DomainError(code, { cause: thrown }) : null;
}

/**
 * Whatever was thrown, as an error that may be shown: refusals as they are, failed parses as INVALID_INPUT naming the
 * field, a database that is away or where others are in the way as UNAVAILABLE. Anything else is logged and becomes INTERNAL without a detail.
 */
export function toDomainError(thrown: unknown): DomainError {
  if (thrown instanceof DomainError) return thrown;
  if (thrown instanceof ZodError) return describeIssues(thrown);
  if (isDatabaseAway(thrown) || isRetryable(thrown))
    return new DomainError("UNAVAILABLE", { retryAfterSeconds: 2, cause: thrown });
  const orphan = refusalOfOrphan(thrown);
  if (orphan) return orphan;
  logger().error({ err: thrown }, "unexpected error");
  return new DomainError("INTERNAL", { cause: thrown });
}
