import { eq } from "drizzle-orm";
import { type Orm, schema } from "@/db/client";
import { CODES, DomainError, type ErrorCode } from "@/server/errors";
import type { ResponseCategory } from "./schemas";

/**
 * The codes of the Client API whose sentence a seller may change. Left out: sentences that SDKs compare (`invalidver`,
 * "Session not found…"), that name a field, that concern no application, or that only the system gives.
 */
export const EDITABLE_RESPONSES = {
  APP_PAUSED: "init",
  HASH_MISMATCH: "init",
  BLACKLISTED: "init",
  VPN_BLOCKED: "init",
  INVALID_CREDENTIALS: "auth",
  LOGIN_REQUIRED: "auth",
  SESSION_TAKEN: "auth",
  USER_NOT_FOUND: "auth",
  USER_BANNED: "auth",
  USER_PAUSED: "auth",
  USERNAME_TAKEN: "auth",
  HWID_MISMATCH: "auth",
  NO_SUBSCRIPTION: "auth",
  LICENSE_NOT_FOUND: "auth",
  LICENSE_USED: "auth",
  LICENSE_BANNED: "auth",
  LICENSE_PAUSED: "auth",
  LICENSE_EXPIRED: "auth",
  LEVEL_WITHOUT_SUBSCRIPTION: "auth",
  VARIABLE_NOT_FOUND: "general",
  WEBHOOK_NOT_FOUND: "general",
  WEBHOOK_FAILED: "general",
} as const satisfies Partial<Record<ErrorCode, ResponseCategory>>;

export type EditableResponseCode = keyof typeof EDITABLE_RESPONSES;

/** A code with the sentence that clients get for it. */
export type ResponseText = {
  code: EditableResponseCode;
  category: ResponseCategory;
  message: string;
  defaultMessage: string;
  isCustom: boolean;
};

/** Every editable code, in the order of the catalogue. */
export const editableCodes = Object.keys(EDITABLE_RESPONSES) as EditableResponseCode[];

/** The code that `text` names. Throws RESPONSE_NOT_FOUND; RESPONSE_NOT_EDITABLE for one that is the system's own. */
export function editableCode(text: string): EditableResponseCode {
  if (Object.hasOwn(EDITABLE_RESPONSES, text)) return text as EditableResponseCode;
  throw new DomainError(Object.hasOwn(CODES, text) ? "RESPONSE_NOT_EDITABLE" : "RESPONSE_NOT_FOUND");
}

/** The text of a code, given the seller's own sentence or none. */
export function responseText(code: EditableResponseCode, custom: string | undefined): ResponseText {
  const defaultMessage = CODES[code].message;
  return {
    code,
    category: EDITABLE_RESPONSES[code],
    message: custom ?? defaultMessage,
    defaultMessage,
    isCustom: custom !== undefined,
  };
}

/** The sentences that the seller of an application put in the place of the defaults, by code. */
export async function customTexts(db: Orm, appId: string): Promise<ReadonlyMap<string, string>> {
  const { responseTexts } = schema;
  const rows = await db
    .select({ code: responseTexts.code, message: responseTexts.message })
    .from(responseTexts)
    .where(eq(responseTexts.appId, appId));
  return new Map(rows.map(({ code, message }) => [code, message]));
}
