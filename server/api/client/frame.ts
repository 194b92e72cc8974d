import { randomUUID } from "node:crypto";
import { CODES, type DomainError, type ErrorKind } from "@/server/errors";
import { hmacSha256 } from "@/server/lib/digest";
import { openSecret } from "@/server/lib/secret-box";
import { signEd25519 } from "@/server/lib/signing-key";
import type { ClientSession } from "@/server/services/client";
import { httpStatus } from "../kit/errors";
import type { JsonObject } from "../kit/operation";
import { errorHeaders, respondText } from "../kit/respond";

/** The two readings of one protocol (`docs/wire.md#the-two-dialects-of-the-client-api`): the KeyAux document's, and that of the KeyAuth SDKs. */
export type Dialect = "native" | "keyauth";

/** What is known so far about the request that decides how its reply looks. */
export type Frame = {
  version: "1.1" | "1.2" | "1.3";
  dialect: Dialect;
  /** A form, multipart or query init answers 200 for refusals in both dialects. */
  refusesWith200: boolean;
  /** What the reply is signed with; null while unknown, or when the client asked for no signature. */
  signingKey: string | null;
  /** The owner whom replies of 1.3 name. */
  ownerId: string;
  /** The application, once it is known: refusals may carry its own texts. */
  appId: string | null;
  /** What was asked for, as the client wrote it; "" when that was no name of anything. */
  type: string;
  /** The session as a signed reply names it, once there is one: the first 16 hex digits of its id's SHA-256. */
  sid: string | null;
  /** What the client sent as `nonce`; null when it sent none. */
  clientNonce: string | null;
  /** Where a client of another version is sent; "" says nowhere. */
  downloadUrl: string;
  /** Whether an unknown application answers KeyAuth's raw text. */
  saysRawInvalid: boolean;
  /** Headers about the limits that the request was counted against. */
  limits: Record<string, string>;
};

/** `code` of a success in API 1.3; its SDKs end the program on any other. */
const SUCCESS_CODE_1_3 = 68;

/** Kinds that keep their status where refusals are otherwise 200: they are not the application's answer. */
const TRANSPORT_KINDS: readonly ErrorKind[] = [
  "method_not_allowed",
  "too_large",
  "uri_too_long",
  "unsupported_media",
  "too_many",
  "internal",
  "unavailable",
];

/** JSON in ASCII: some SDKs hash the body in the code page of the machine. */
export const asciiJson = (body: JsonObject): string =>
  JSON.stringify(body).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** The key for replies after init: the client's own and the secret (KeyAuth 1.2). Null when init brought none. */
export const sessionSigningKey = ({
  enckey,
  appId,
  secretBox,
}: Pick<ClientSession, "enckey" | "appId" | "secretBox">): string | null =>
  enckey === null ? null : `${enckey}-${openSecret("applications.secret_box", appId, secretBox)}`;

/** Signs and sends a body as it stands, to the last byte. */
function send(frame: Frame, status: number, text: string, headers: Record<string, string>): Response {
  const signed: Record<string, string> = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers":
      "signature, x-signature-ed25519, x-signature-timestamp, ratelimit, ratelimit-policy, retry-after",
    ...frame.limits,
    ...headers,
  };
  if (frame.signingKey !== null) signed["signature"] = hmacSha256(frame.signingKey, text);
  if (frame.version === "1.3") {
    const timestamp = String(Math.floor(Date.now() / 1000));
    signed["x-signature-ed25519"] = signEd25519(timestamp + text);
    signed["x-signature-timestamp"] = timestamp;
  }
  return respondText(status, text, signed);
}

/** `ownerid`, `code` and `role`, which clients of 1.3 look at in every reply. */
const extras = (frame: Frame, code: number): JsonObject =>
  frame.version === "1.3" ? { ownerid: frame.ownerId, code, role: "developer" } : {};

/** How a signed reply names its session: enough to compare, useless to whoever would like the session's id. */
export const sessionMark = (tokenHash: string): string => tokenHash.slice(0, 16);

/**
 * What ties a signed body to the question that it answers, so that it cannot stand in for the answer to another:
 * `type`, `app`, `sid` and `client_nonce`, as far as they are known. Unsigned bodies have nothing of it.
 */
function bound(frame: Frame): JsonObject {
  if (frame.signingKey === null && frame.version !== "1.3") return {};
  return {
    type: frame.type,
    ...(frame.appId !== null && { app: frame.appId }),
    ...(frame.sid !== null && { sid: frame.sid }),
    ...(frame.clientNonce !== null && { client_nonce: frame.clientNonce }),
  };
}

/** What was asked for and answered, dressed and signed for this client. `success` may be false: a plain no. */
export function replySuccess(frame: Frame, reply: JsonObject): Response {
  const body = { success: true, ...reply };
  const code = body.success === true ? SUCCESS_CODE_1_3 : 200;
  return send(frame, 200, asciiJson({ ...body, nonce: randomUUID(), ...extras(frame, code), ...bound(frame) }), {});
}

/** A refusal, dressed and signed for this client. `message` is the seller's own text, where there is one. */
export function replyRefusal(
  frame: Frame,
  error: DomainError,
  {
    message = error.message,
    more = {},
    headers = {},
  }: { message?: string; more?: JsonObject; headers?: Record<string, string> } = {},
): Response {
  const isQuiet = frame.dialect === "keyauth" || frame.refusesWith200;
  const status = isQuiet && !TRANSPORT_KINDS.includes(error.kind) ? 200 : httpStatus(error);
  if (error.code === "APP_NOT_FOUND" && frame.saysRawInvalid)
    return send({ ...frame, signingKey: null }, 200, "KeyAuth_Invalid", {});
  const body = {
    success: false,
    message: error.code === "INTERNAL" ? CODES.INTERNAL.message : message,
    code: error.code,
    ...more,
    ...extras(frame, httpStatus(error)),
    ...bound(frame),
  };
  return send(frame, status, asciiJson(body), { ...errorHeaders(error), ...headers });
}
