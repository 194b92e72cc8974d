import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { LRUCache } from "lru-cache";
import { environment } from "../env";
import { processSingleton } from "./process-singleton";

const boxKey = () =>
  processSingleton("secret-box-key", () =>
    Buffer.from(hkdfSync("sha256", environment().encryptionKey, "latchkey", "secret-box", 32)),
  );

/** Opened boxes, so that a busy application's secret is not decrypted for every reply. */
const opened = () => processSingleton("opened-boxes", () => new LRUCache<string, string>({ max: 10_000 }));

/** Encrypts a secret for the database with AES-256-GCM, under a key that the database does not hold. */
export function sealSecret(secret: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", boxKey(), nonce);
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

/** Opens what `sealSecret` made, and keeps it at hand. Throws when the box was altered or ENCRYPTION_KEY is another one. */
export function openSecret(box: string): string {
  const known = opened().get(box);
  if (known !== undefined) return known;
  const secret = openOnce(box);
  opened().set(box, secret);
  return secret;
}

/** The same for what is needed once, or large: nothing of it stays behind. */
export function openOnce(box: string): string {
  const bytes = Buffer.from(box.slice(3), "base64url");
  const decipher = createDecipheriv("aes-256-gcm", boxKey(), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}
