import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from "node:crypto";
import { environment } from "../env";
import { processSingleton } from "./process-singleton";

/** What precedes the 32 bytes of an Ed25519 seed in PKCS #8 (RFC 8410). */
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

type Pair = { privateKey: KeyObject; publicHex: string };

/** One pair for an installation, derived from ENCRYPTION_KEY so that all its instances sign alike. */
const pair = (): Pair =>
  processSingleton("signing-key", () => {
    const seed = Buffer.from(hkdfSync("sha256", environment().encryptionKey, "latchkey", "client-api-1.3", 32));
    const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: "der", type: "pkcs8" });
    const spki = createPublicKey(privateKey).export({ format: "der", type: "spki" });
    return { privateKey, publicHex: spki.subarray(-32).toString("hex") };
  });

/** The public key that clients of API 1.3 verify replies with: 64 hex digits. */
export const publicSigningKey = (): string => pair().publicHex;

/** Ed25519 signature of a text: 128 lower-case hex digits. */
export const signEd25519 = (text: string): string =>
  sign(null, Buffer.from(text, "utf8"), pair().privateKey).toString("hex");
