const LABELS: Record<string, string> = {
  APP_PAUSED: "Application paused",
  BLACKLISTED: "Blacklisted",
  HASH_MISMATCH: "Program hash does not match",
  HWID_MISMATCH: "Other device",
  INVALID_CREDENTIALS: "Wrong user name or password",
  INVALID_INPUT: "Missing or invalid fields",
  INVALID_VERSION: "Outdated version",
  LEVEL_WITHOUT_SUBSCRIPTION: "No subscription for the key's level",
  LICENSE_BANNED: "License banned",
  LICENSE_EXPIRED: "License expired",
  LICENSE_NOT_FOUND: "Unknown license",
  LICENSE_PAUSED: "License paused",
  LICENSE_USED: "License used up",
  LOGIN_REQUIRED: "Not logged in",
  NO_SUBSCRIPTION: "No running subscription",
  RATE_LIMITED: "Too many requests",
  SESSION_NOT_FOUND: "Session ended",
  USERNAME_TAKEN: "User name taken",
  USER_BANNED: "User banned",
  USER_NOT_FOUND: "Unknown user",
  USER_PAUSED: "User paused",
  VPN_BLOCKED: "VPN",
};

/** A refusal's code in words; one without words of its own reads as its code does: `WEBHOOK_FAILED`, "Webhook failed". */
export function refusalLabel(code: string): string {
  const words = code.toLowerCase().replaceAll("_", " ");
  return LABELS[code] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
