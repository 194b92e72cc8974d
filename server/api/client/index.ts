import { database } from "@/server/database";
import { DomainError } from "@/server/errors";
import { normalizeName } from "@/server/services/atoms";
import {
  askSubjectAhead,
  type ClientSession,
  countRefusal,
  loadSession,
  requireRunningApp,
} from "@/server/services/client";
import type { ServiceContext } from "@/server/services/context";
import { whileDatabaseAnswers } from "@/server/services/health";
import { customTexts } from "@/server/services/response";
import { refuseLongAddress } from "../kit/broken-request";
import { toDomainError } from "../kit/errors";
import { rateLimitHeaders, takeAddressQuota } from "../kit/rate-limit";
import { type BodyForm, type Fields, type Read, readFlawedBody, readFlawedQuery } from "../kit/read-input";
import { type Door, requestContext } from "../kit/request-context";
import { type Frame, replyRefusal, replySuccess, sessionMark, sessionSigningKey } from "./frame";
import { runInit } from "./init";
import { takeApplicationQuota } from "./limits";
import { loginTypes } from "./login";
import type { ClientOperation } from "./operation";
import { refuseType, sessionTypes } from "./session";
import { variableTypes } from "./variables";
import { webhookTypes } from "./webhook";
import { ClientNonce } from "./wire";

const { login, register, license, upgrade, ...moreLogins } = loginTypes;
const { var: readVar, setvar, getvar } = variableTypes;
const { check, log, fetchOnline, checkblack, ban, ...moreOfSessions } = sessionTypes;

/** Every type of the Client API but `init`, by the name that clients send: the document's in its order, then ours. */
export const clientTypes: Readonly<Record<string, ClientOperation>> = {
  ...{ login, register, license, upgrade, check },
  ...{ var: readVar, setvar, getvar, log },
  ...webhookTypes,
  ...{ fetchOnline, checkblack, ban },
  ...moreLogins,
  ...moreOfSessions,
};

const ALLOW = "GET, POST, OPTIONS";

/** What browsers must hear before a web page may call (KeyAuth's React SDK does); no cookie ever counts here. */
const PREFLIGHT = {
  allow: ALLOW,
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, POST",
  "access-control-allow-headers": "content-type",
  "access-control-max-age": "86400",
};

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Longest `type` that a signed refusal repeats. */
const TYPE_MAX = 64;

/**
 * Whether the request names the application that its session was opened for. SDKs send `name` and `ownerid` with every
 * request; who leaves them out claims nothing.
 */
function namesOwnApp(session: ClientSession, { name, ownerid }: Fields): boolean {
  const agrees = (claimed: unknown, own: string) =>
    claimed == null || (typeof claimed === "string" && claimed.trim().normalize("NFC") === own.trim().normalize("NFC"));
  return agrees(name, session.appName) && agrees(ownerid, session.ownerId);
}

/** How the reply will look, as far as the request itself tells (`docs/wire.md#the-two-dialects-of-the-client-api`). */
function frameOf(version: Frame["version"], fields: Fields, form: BodyForm): Frame {
  const type = text(fields["type"]);
  const isInit = type === "init";
  const hasEnckey = version !== "1.1" && text(fields["enckey"]) !== "";
  const looksLikeSdk = form !== "json" && "name" in fields && "ownerid" in fields;
  const isKeyauth = version !== "1.2" || (isInit ? hasEnckey : looksLikeSdk);
  return {
    version,
    dialect: isKeyauth ? "keyauth" : "native",
    refusesWith200: isInit && form !== "json",
    signingKey: null,
    // Shown in refusals, which are well-formed whatever was sent.
    ownerId: text(fields["ownerid"]).replace(/\p{Cs}/gu, ""),
    appId: null,
    type: type.length > TYPE_MAX || /\p{Cs}/u.test(type) ? "" : type,
    sid: null,
    // Known before the session is: a refusal of 1.3 is signed without one. A bad one is refused once the reply's key is known.
    clientNonce: ClientNonce.safeParse(fields).data?.nonce || null,
    downloadUrl: "",
    saysRawInvalid: isInit && (hasEnckey || version === "1.3"),
    limits: {},
  };
}

/** All that a client sent, also where it holds text that cannot be taken: how that is refused depends on the rest. */
async function readFields(request: Request): Promise<Read & { form: BodyForm }> {
  const body = await readFlawedBody(request);
  // Most SDKs send no query, and parsing an address is not free.
  if (!request.url.includes("?")) return body;
  const query = readFlawedQuery(new URL(request.url));
  return { form: body.form, fields: { ...query.fields, ...body.fields }, flaw: query.flaw ?? body.flaw };
}

async function runType(ctx: ServiceContext, request: Request, frame: Frame, { fields, flaw }: Read) {
  const type = text(fields["type"]);
  if (type === "init" && flaw) throw flaw;
  if (type === "init") return runInit(ctx, request, frame, fields);
  const row = Object.hasOwn(clientTypes, type) ? clientTypes[type] : undefined;
  const token = text(fields["sessionid"]);
  if (!row && token === "") refuseType(type);
  const key = text(fields["key"]).trim();
  if (type === "license" && key !== "" && !flaw) askSubjectAhead(ctx, token, key, normalizeName(text(fields["hwid"])));
  const opened = await loadSession(ctx, token);
  // Before anything of the session shows: this answers as a session that does not exist.
  if (!namesOwnApp(opened, fields)) throw new DomainError("SESSION_NOT_FOUND");
  if (opened.dialect === "keyauth") frame.dialect = "keyauth";
  const session: ClientSession = { ...opened, dialect: frame.dialect };
  frame.signingKey = sessionSigningKey(session);
  frame.ownerId = session.ownerId;
  frame.appId = session.appId;
  frame.sid = sessionMark(session.tokenHash);
  ClientNonce.parse(fields);
  // Only now, because this refusal is signed as well.
  await takeApplicationQuota(ctx, request, session.appId);
  requireRunningApp(session);
  if (flaw) throw flaw;
  if (!row) refuseType(type);
  return row.run(ctx, { session, dialect: frame.dialect }, row.input.parse(fields) as never);
}

/** The seller's own sentence for a refusal; the standard one where there is none, or no way to look. */
async function sellersText(frame: Frame, error: DomainError): Promise<string> {
  if (frame.appId === null || error.field !== undefined || error.kind === "unavailable") return error.message;
  try {
    return (await customTexts((await database()).orm, frame.appId)).get(error.code) ?? error.message;
  } catch {
    return error.message;
  }
}

/** `/api/1.1/`, `/api/1.2/` and `/api/1.3/`: reads any of four body forms, finds the dialect, signs every reply. */
const clientDoor =
  (version: Frame["version"]): Door =>
  async (request, peer) => {
    let frame = frameOf(version, {}, "none");
    try {
      refuseLongAddress(request.url);
      if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: PREFLIGHT });
      await takeAddressQuota(request, peer, "client_address");
      if (request.method !== "GET" && request.method !== "POST") throw new DomainError("METHOD_NOT_ALLOWED");
      const read = await readFields(request);
      frame = frameOf(version, read.fields, read.form);
      const ctx = await requestContext(request, peer, { kind: "client" });
      const reply = await whileDatabaseAnswers(runType(ctx, request, frame, read));
      frame.limits = rateLimitHeaders(request);
      return replySuccess(frame, reply);
    } catch (thrown) {
      frame.limits = rateLimitHeaders(request);
      const error = toDomainError(thrown);
      if (frame.appId !== null) countRefusal(frame.appId, error);
      const headers: Record<string, string> = error.code === "METHOD_NOT_ALLOWED" ? { allow: ALLOW } : {};
      const more = error.code === "INVALID_VERSION" ? { download: frame.downloadUrl } : {};
      return replyRefusal(frame, error, { headers, more, message: await sellersText(frame, error) });
    }
  };

export const handleClient11 = clientDoor("1.1");
export const handleClient12 = clientDoor("1.2");
export const handleClient13 = clientDoor("1.3");
