import { brandErrors } from "./lib/brand";

/** What sort of refusal an error is. Transports decide statuses by kind (`server/api/kit/errors.ts`). */
export type ErrorKind =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "method_not_allowed"
  | "conflict"
  | "too_large"
  | "timeout"
  | "uri_too_long"
  | "headers_too_large"
  | "unsupported_media"
  | "too_many"
  | "internal"
  | "unavailable";

/** Every refusal of the product: its machine code, its kind and its sentence. The codes go out on the wire. */
export const CODES = {
  INVALID_INPUT: { kind: "invalid", message: "Missing or invalid parameters" },
  INVALID_VERSION: { kind: "invalid", message: "invalidver" },
  UNSUPPORTED_TYPE: { kind: "invalid", message: "This type is not supported" },
  MISSING_KEY: { kind: "invalid", message: "Missing key parameter" },
  WEBHOOK_FAILED: { kind: "invalid", message: "The webhook could not be reached" },
  RESPONSE_NOT_EDITABLE: { kind: "invalid", message: "The text of this response cannot be changed" },

  UNAUTHENTICATED: { kind: "unauthenticated", message: "Invalid or expired token" },
  INVALID_KEY: { kind: "unauthenticated", message: "Invalid key" },
  INVALID_CREDENTIALS: { kind: "unauthenticated", message: "Invalid credentials" },
  SESSION_NOT_FOUND: { kind: "unauthenticated", message: "Session not found. Initialize again to get a new one" },
  LOGIN_REQUIRED: { kind: "unauthenticated", message: "Session is not validated. Log in first" },

  PERMISSION_DENIED: { kind: "forbidden", message: "Permission denied" },
  PLAN_REQUIREMENT: { kind: "forbidden", message: "Elite plan required" },
  ACCESS_DENIED: { kind: "forbidden", message: "Access denied" },
  APP_PAUSED: { kind: "forbidden", message: "Application is currently paused" },
  HASH_MISMATCH: {
    kind: "forbidden",
    message: "This program hash does not match, make sure you're using latest version",
  },
  BLACKLISTED: { kind: "forbidden", message: "You've been blacklisted from our application" },
  VPN_BLOCKED: { kind: "forbidden", message: "VPNs are blocked on this application" },
  USER_BANNED: { kind: "forbidden", message: "The user is banned" },
  USER_PAUSED: { kind: "forbidden", message: "The user is paused" },
  HWID_MISMATCH: { kind: "forbidden", message: "HWID doesn't match. Ask for a HWID reset" },
  NO_SUBSCRIPTION: { kind: "forbidden", message: "No active subscription(s) found" },
  LICENSE_BANNED: { kind: "forbidden", message: "Your license is banned" },
  LICENSE_PAUSED: { kind: "forbidden", message: "Your license is paused" },
  LICENSE_EXPIRED: { kind: "forbidden", message: "Your license has expired" },
  LEVEL_WITHOUT_SUBSCRIPTION: {
    kind: "forbidden",
    message: "There is no subscription created for your key level. Contact the application's developer",
  },

  ROUTE_NOT_FOUND: { kind: "not_found", message: "No such route" },
  APP_NOT_FOUND: { kind: "not_found", message: "App not found or disabled" },
  LICENSE_NOT_FOUND: { kind: "not_found", message: "License not found" },
  USER_NOT_FOUND: { kind: "not_found", message: "User not found" },
  SUBSCRIPTION_NOT_FOUND: { kind: "not_found", message: "Subscription not found" },
  VARIABLE_NOT_FOUND: { kind: "not_found", message: "Variable not found" },
  WEBHOOK_NOT_FOUND: { kind: "not_found", message: "Webhook not found" },
  ENTRY_NOT_FOUND: { kind: "not_found", message: "Blacklist entry not found" },
  ALLOWANCE_NOT_FOUND: { kind: "not_found", message: "VPN allowance not found" },
  KEY_NOT_FOUND: { kind: "not_found", message: "Key not found" },
  DEVICE_NOT_FOUND: { kind: "not_found", message: "Device not found" },
  HASH_NOT_FOUND: { kind: "not_found", message: "Hash not found" },
  VERSION_NOT_FOUND: { kind: "not_found", message: "Version not found" },
  RESPONSE_NOT_FOUND: { kind: "not_found", message: "Response not found" },
  RULE_NOT_FOUND: { kind: "not_found", message: "Rule not found" },
  ACCOUNT_NOT_FOUND: { kind: "not_found", message: "Account not found" },
  SIGN_IN_NOT_FOUND: { kind: "not_found", message: "Browser session not found" },
  JOB_NOT_FOUND: { kind: "not_found", message: "Job not found" },
  METHOD_NOT_ALLOWED: { kind: "method_not_allowed", message: "Method not allowed" },

  ACCOUNT_EXISTS: { kind: "conflict", message: "Username or email already exists" },
  APP_NAME_TAKEN: { kind: "conflict", message: "An application with this name already exists" },
  URL_PREFIX_TAKEN: { kind: "conflict", message: "This URL prefix is already taken" },
  LICENSE_EXISTS: { kind: "conflict", message: "License key already exists" },
  LICENSE_USED: { kind: "conflict", message: "License key has already been used" },
  USERNAME_TAKEN: { kind: "conflict", message: "Username already taken, choose a different one" },
  SUBSCRIPTION_EXISTS: { kind: "conflict", message: "Subscription already exists" },
  SUBSCRIPTION_IN_USE: { kind: "conflict", message: "Subscription is still in use" },
  ENTRY_EXISTS: { kind: "conflict", message: "Blacklist entry already exists" },
  ALLOWANCE_EXISTS: { kind: "conflict", message: "VPN allowance already exists" },
  DEVICE_EXISTS: { kind: "conflict", message: "Device already exists" },
  HASH_EXISTS: { kind: "conflict", message: "Hash already registered" },
  VERSION_EXISTS: { kind: "conflict", message: "Version already exists" },
  VERSION_IN_USE: { kind: "conflict", message: "Version is the application's latest" },
  RULE_EXISTS: { kind: "conflict", message: "Rule already exists" },
  SESSION_TAKEN: {
    kind: "conflict",
    message: "This session belongs to another user. Initialize again to get a new one",
  },
  REQUEST_IN_PROGRESS: { kind: "conflict", message: "A request with this Idempotency-Key is still under way" },
  LAST_ADMIN: {
    kind: "conflict",
    message: "The only admin cannot give the role up. Make somebody else an admin first",
  },
  JOB_ENDED: { kind: "conflict", message: "The job has already ended" },

  PAYLOAD_TOO_LARGE: { kind: "too_large", message: "Request body is too large" },
  REQUEST_TIMEOUT: { kind: "timeout", message: "The request took too long to arrive" },
  URI_TOO_LONG: { kind: "uri_too_long", message: "The address of the request is too long" },
  HEADERS_TOO_LARGE: { kind: "headers_too_large", message: "The address and headers of the request are too large" },
  UNSUPPORTED_MEDIA_TYPE: { kind: "unsupported_media", message: "Unsupported content type" },
  RATE_LIMITED: { kind: "too_many", message: "Too many requests" },
  INTERNAL: { kind: "internal", message: "Internal server error" },
  UNAVAILABLE: { kind: "unavailable", message: "The service is temporarily unavailable" },
} as const satisfies Record<string, { kind: ErrorKind; message: string }>;

export type ErrorCode = keyof typeof CODES;

type Facts = {
  /** Replaces the code's own sentence. */
  message?: string;
  /** The input field that is to blame, by the name that the caller used. */
  field?: string;
  /** With RATE_LIMITED and UNAVAILABLE: when to come back. */
  retryAfterSeconds?: number;
  cause?: unknown;
};

/** The one error that verbs throw. Its code decides the sentence, the status and the envelope of every door. */
export class DomainError extends Error {
  static {
    brandErrors("DomainError", DomainError);
  }

  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, facts: Facts = {}) {
    super(facts.message ?? CODES[code].message, { cause: facts.cause });
    this.name = "DomainError";
    this.code = code;
    this.field = facts.field;
    this.retryAfterSeconds = facts.retryAfterSeconds;
  }

  get kind(): ErrorKind {
    return CODES[this.code].kind;
  }
}

/** INVALID_INPUT that names the field which is to blame, by the name that the caller used. */
export const invalidField = (field: string, problem: string): DomainError =>
  new DomainError("INVALID_INPUT", { message: `${field}: ${problem}`, field });
