import { DomainError } from "@/server/errors";
import { type Fields, mergeFields, readBody, toFields } from "../kit/read-input";

/** Parameters of every operation, which are sent once. */
const COMMON = ["function", "action", "url_prefix", "app_name"] as const;

/** What a caller sent: the Elite Key, and the parameters, which are only judged once the key has been. */
export type EliteRequest = { key: string | null; readFields: () => Fields };

function keyOfHeaders(headers: Headers): string | null {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.get("authorization")?.trim() ?? "")?.[1];
  return headers.get("x-elite-key")?.trim() || bearer || null;
}

/** The body's fields, or why it cannot be read; a body in a language we do not speak is an invalid parameter here. */
async function readBodyOrError(request: Request): Promise<Fields | DomainError> {
  try {
    return (await readBody(request)).fields;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code !== "UNSUPPORTED_MEDIA_TYPE") return error;
    return new DomainError("INVALID_INPUT", { message: "The body must be form-encoded or JSON" });
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
  const bodyFields = body instanceof DomainError ? toFields([]) : body;
  const { key, name } = splitKeys(request.headers, url.searchParams, bodyFields);
  const isAbsent = key === undefined || key === null || key === "";
  if (isAbsent && body instanceof DomainError) throw body;
  return {
    key: isAbsent ? null : String(key),
    readFields: () => {
      if (body instanceof DomainError) throw body;
      return { ...mergeFields(url, body, COMMON), key: name };
    },
  };
}
