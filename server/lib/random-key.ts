import { randomInt } from "node:crypto";
import { crc32 } from "node:zlib";
import { customAlphabet } from "nanoid";

const LOWER = "0123456789abcdefghijklmnopqrstuvwxyz";
const UPPER = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

const lower20 = customAlphabet(LOWER, 20);
const lower32 = customAlphabet(LOWER, 32);
const lower61 = customAlphabet(LOWER, 61);
const base62x10 = customAlphabet(BASE62, 10);
const base62x30 = customAlphabet(BASE62, 30);
const upper = customAlphabet(UPPER, 1);

/** Primary key of a row: 20 characters `[0-9a-z]`, over 100 random bits. */
export const newId = (): string => lower20();

/** Account id, sent by SDKs as `ownerid`: 10 characters `[A-Za-z0-9]`, as they insist. */
export const newAccountId = (): string => base62x10();

/** Application secret: `as_` and 61 of `[0-9a-z]`, 64 characters in all, as SDKs insist. */
export const newAppSecret = (): string => `as_${lower61()}`;

/** A password that the server chooses: 20 characters, over 100 random bits. */
export const newPassword = (): string => lower20();

/** The last six characters of an API key: CRC-32 of what stands before them, in Base62 (after GitHub's token format). */
function checksum(text: string): string {
  let rest = crc32(text);
  let digits = "";
  for (let place = 0; place < 6; place++) {
    digits = BASE62[rest % 62] + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

/** A seller (`ka`) or elite (`ek`) key: prefix, 30 random Base62 characters, checksum. */
export function newApiKey(prefix: "ka" | "ek"): string {
  const body = `${prefix}_${base62x30()}`;
  return body + checksum(body);
}

/** Whether `text` can be a key of this kind at all; a mistyped one fails without a look at the database. */
export function isApiKey(prefix: "ka" | "ek", text: string): boolean {
  if (!new RegExp(`^${prefix}_[0-9A-Za-z]{36}$`).test(text)) return false;
  return checksum(text.slice(0, -6)) === text.slice(-6);
}

/** Id of a client session: `session_`, the application's id (which leads to its rows), and 165 random bits. */
export const newSessionToken = (appId: string): string => `session_${appId}${lower32()}`;

/** The application id inside a session id; null when the text cannot be one of ours. */
export const sessionTokenAppId = (token: string): string | null =>
  /^session_([0-9a-z]{20})[0-9a-z]{32}$/.exec(token)?.[1] ?? null;

/** Fills a license mask: every `X` or `*` becomes one of `characters` (unbiased), anything else stays. */
export function fillMask(mask: string, characters: string = UPPER): string {
  if (characters === UPPER) return mask.replace(/[X*]/g, () => upper());
  return mask.replace(/[X*]/g, () => characters[randomInt(characters.length)] ?? "");
}
