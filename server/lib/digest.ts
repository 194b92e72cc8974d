import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** SHA-256 in lower-case hex: how keys and session ids are kept and found. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** HMAC-SHA256 in lower-case hex. */
export const hmacSha256 = (key: string, text: string): string => createHmac("sha256", key).update(text).digest("hex");

/** Compares two secrets in a time that tells nothing about where they differ. */
export function equalSecrets(a: string, b: string): boolean {
  return timingSafeEqual(createHash("sha256").update(a).digest(), createHash("sha256").update(b).digest());
}
