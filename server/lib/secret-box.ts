import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { LRUCache } from "lru-cache";
import { environment } from "../env";
import { logger } from "./logger";
import { processSingleton } from "./process-singleton";

/** Every column that holds boxes. A box opens in its own column and row alone. */
export type BoxColumn =
  | "applications.secret_box"
  | "seller_keys.key_box"
  | "elite_keys.key_box"
  | "webhooks.auth_header_box"
  | "idempotency_records.body_box"
  | "job_pieces.text_box";

type Key = { id: string; bytes: Buffer };

/** A box key, and the name under which boxes ask for it. */
function deriveKey(secret: string): Key {
  const bytes = Buffer.from(hkdfSync("sha256", secret, "latchkey", "secret-box", 32));
  return { id: createHash("sha256").update(bytes).digest("hex").slice(0, 8), bytes };
}

/** The keys that boxes may be sealed under, the one for new boxes first. */
const ring = (): readonly [Key, ...Key[]] =>
  processSingleton("secret-box-ring", () => [deriveKey(environment().encryptionKey)]);

/** Opened boxes, so that a busy application's secret is not decrypted for every reply. */
const opened = () => processSingleton("opened-boxes", () => new LRUCache<string, string>({ max: 10_000 }));

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a secret for one row of the database with AES-256-GCM, under a key that the database does not hold. `row` is
 * the row's primary key. The box: `v2.`, the key's id, `.`, base64url of nonce, tag and ciphertext.
 */
export function sealSecret(column: BoxColumn, row: string, secret: string): string {
  const [key] = ring();
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, nonce).setAAD(Buffer.from(`${column}:${row}`));
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return `v2.${key.id}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

/**
 * Opens what `sealSecret` made for this row, and keeps it at hand. Throws when the box was altered, belongs to another
 * row, or was sealed under another ENCRYPTION_KEY.
 */
export function openSecret(column: BoxColumn, row: string, box: string): string {
  const name = `${column}:${row} ${box}`;
  const known = opened().get(name);
  if (known !== undefined) return known;
  const secret = openOnce(column, row, box);
  opened().set(name, secret);
  return secret;
}

/** The same for what is needed once, or large: nothing of it stays behind. */
export function openOnce(column: BoxColumn, row: string, box: string): string {
  try {
    return decrypt(`${column}:${row}`, box);
  } catch (cause) {
    throw new Error(`the box in ${column} of row ${row} cannot be opened`, { cause });
  }
}

/** The same for an owner's eyes: a box that cannot be opened is reported and shown as "", so that no list fails for it. */
export function revealSecret(column: BoxColumn, row: string, box: string): string {
  try {
    return openSecret(column, row, box);
  } catch (error) {
    logger().error({ err: error }, "a box cannot be opened");
    return "";
  }
}

function decrypt(place: string, box: string): string {
  const [version, keyId = "", body = ""] = box.split(".");
  // Boxes of the first form name neither key nor place; a start seals them anew (`db/reseal.ts`).
  if (version === "v1") return decryptWith(ring()[0], null, keyId);
  const key = ring().find(({ id }) => id === keyId);
  if (version !== "v2" || !key) throw new Error("it names a form or a key that is not known here");
  return decryptWith(key, place, body);
}

function decryptWith(key: Key, place: string | null, body: string): string {
  const bytes = Buffer.from(body, "base64url");
  const options = { authTagLength: TAG_BYTES };
  const decipher = createDecipheriv("aes-256-gcm", key.bytes, bytes.subarray(0, NONCE_BYTES), options);
  if (place !== null) decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const sealed = bytes.subarray(NONCE_BYTES + TAG_BYTES);
  return Buffer.concat([decipher.update(sealed), decipher.final()]).toString("utf8");
}
