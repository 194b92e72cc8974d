import { DomainError } from "@/server/errors";
import { type Fields, mergeFields, type Read, readFlawedBody, toFields } from "../kit/read-input";

/** Parameters of every operation, which are sent once. */
const COMMON = ["function", "action", "url_prefix", "app_name"] as const;

/** What a caller sent: the Elite Key, and the parameters, which are only judged once the key has been. */
export type EliteRequest = { key: string | null; readFields: () => Fields };

function keyOfHeaders(headers: Headers): string | null {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.get("authorization")?.trim() ?? "")?.[1];
  return headers.get("x-elite-key")?.trim() || bearer || null;
}

/** The body's fields, and why they cannot be used; a body in a language we do not speak is an invalid parameter here. */
async function readBodyOrError(request: Request): Promise<Read> {
  try {
    return await readFlawedBody(request);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const isForeign = error.code === "UNSUPPORTED_MEDIA_TYPE";
    const message = "The body must be form-encoded or JSON";
    return { fields: toFields([]), flaw: isForeign ? new DomainError("INVALID_INPUT", { message }) : error };
  }
}

/**
 * `key` means two things: the Elite Key, and a variable's name. The Elite Key is the first of header, query and body;
 * what is left of `key` is the name. In a query, a second `key` is.
 */
function splitKeys(headers: Headers, query: URLSearchParams, body: Fields): { key: unknown; name: unknown } {
  const [first, second] = query.getAll("key");
  const header = keyOfHeaders(headers);
  if (header !== null) return { key: header, name: body["key"] ?? first };
  if (first) return { key: first, name: body["key"] ?? second };
  return { key: body["key"], name: undefined };
}

/** Reads the request. `readFields` throws INVALID_INPUT or PAYLOAD_TOO_LARGE for a body or query that cannot be used. */
export async function readEliteRequest(request: Request): Promise<EliteRequest> {
  const url = new URL(request.url);
  const body = await readBodyOrError(request);
  const { key, name } = splitKeys(request.headers, url.searchParams, body.fields);
  const isAbsent = key === undefined || key === null || key === "";
  if (isAbsent && body.flaw) throw body.flaw;
  return {
    key: isAbsent ? null : String(key),
    readFields: () => {
      if (body.flaw) throw body.flaw;
      return { ...mergeFields(url, body.fields, COMMON), key: name };
    },
  };
}
