import { DomainError, invalidField } from "@/server/errors";

/** Largest request body, in bytes (`docs/wire.md#requests`). */
export const BODY_LIMIT = 256 * 1024;

const MULTIPART = "multipart/form-data";

/** Deepest nesting of a JSON body. */
const JSON_DEPTH_MAX = 20;

/** Named values as they arrived: strings from forms and queries, anything from JSON. */
export type Fields = Record<string, unknown>;

/** How the body was written; `none` when there was none. */
export type BodyForm = "none" | "json" | "form" | "multipart";

/** The length that the request declares, in bytes; null for a chunked body. Throws PAYLOAD_TOO_LARGE. */
function declaredLength(request: Request, limit = BODY_LIMIT): number | null {
  const declared = request.headers.get("content-length");
  if (declared === null) return null;
  if (Number(declared) > limit) throw new DomainError("PAYLOAD_TOO_LARGE");
  return Number(declared);
}

/** The request's body as bytes, at most `limit` of them. Throws PAYLOAD_TOO_LARGE without reading more. */
export async function readBytes(request: Request, limit = BODY_LIMIT): Promise<Uint8Array<ArrayBuffer>> {
  if (declaredLength(request, limit) !== null) return new Uint8Array(await request.arrayBuffer());
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limit) throw new DomainError("PAYLOAD_TOO_LARGE");
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** The request's body as text. `text()` is by far the quickest way to it behind `server/main.ts`. */
async function readText(request: Request): Promise<string> {
  return declaredLength(request) === null ? Buffer.from(await readBytes(request)).toString("utf8") : request.text();
}

/** The media type of the body, lower-case, without parameters. */
const mediaType = (request: Request): string =>
  (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";

/** Name-value pairs as an object without a prototype; of a repeated name the first counts. */
export function toFields(pairs: Iterable<[string, unknown]>): Fields {
  const fields: Fields = Object.create(null);
  for (const [name, value] of pairs) if (!(name in fields)) fields[name] = value;
  return fields;
}

function parseJson(text: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new DomainError("INVALID_INPUT", { message: "The body is not valid JSON" });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new DomainError("INVALID_INPUT", { message: "The body must be a JSON object" });
  }
  return toFields(Object.entries(value));
}

/** Refuses what PostgreSQL cannot store (NUL) and what no honest caller sends (bottomless nesting). */
export function refuseUnstorable(value: unknown, field = "", depth = 0): void {
  if (typeof value === "string") {
    if (value.includes("\u0000"))
      throw new DomainError("INVALID_INPUT", { message: `${field}: must not contain NUL`, field });
  } else if (typeof value === "object" && value !== null) {
    if (depth > JSON_DEPTH_MAX)
      throw new DomainError("INVALID_INPUT", { message: `${field}: is nested too deeply`, field });
    for (const [name, inner] of Object.entries(value))
      refuseUnstorable(inner, field ? `${field}.${name}` : name, depth + 1);
  }
}

async function readMultipart(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<Fields> {
  try {
    const form = await new Response(bytes, { headers: { "content-type": contentType } }).formData();
    return toFields([...form].filter(([, value]) => typeof value === "string"));
  } catch {
    throw new DomainError("INVALID_INPUT", { message: "The body is not valid multipart/form-data" });
  }
}

/**
 * Reads JSON, urlencoded or multipart bodies. A missing or foreign content type with an empty body is no body.
 * Throws PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, INVALID_INPUT (malformed, or unstorable text).
 */
export async function readBody(request: Request): Promise<{ fields: Fields; form: BodyForm }> {
  if (request.method === "GET" || request.method === "HEAD") return { fields: toFields([]), form: "none" };
  const type = mediaType(request);
  const raw = type === MULTIPART ? await readBytes(request) : await readText(request);
  if (raw.length === 0) return { fields: toFields([]), form: "none" };
  let read: { fields: Fields; form: BodyForm };
  if (typeof raw !== "string") {
    read = { fields: await readMultipart(raw, request.headers.get("content-type") ?? ""), form: "multipart" };
  } else if (type === "application/x-www-form-urlencoded") {
    read = { fields: toFields(new URLSearchParams(raw)), form: "form" };
  } else if (type === "application/json" || type.endsWith("+json")) {
    read = { fields: parseJson(raw), form: "json" };
  } else {
    throw new DomainError("UNSUPPORTED_MEDIA_TYPE");
  }
  refuseUnstorable(read.fields);
  return read;
}

/** The query string's values; of a repeated name the first counts. Throws INVALID_INPUT on text that cannot be stored. */
export function readQuery(url: URL): Fields {
  const fields = toFields(url.searchParams);
  refuseUnstorable(fields);
  return fields;
}

/**
 * Query and body as one; the body has the last word. Names in `single` decide what is done and to what, so two values
 * for one of them are refused: an attack, or a mistake. Throws INVALID_INPUT.
 */
export function mergeFields(url: URL, body: Fields, single: readonly string[]): Fields {
  const query = readQuery(url);
  for (const name of single) {
    const values = new Set<unknown>([...url.searchParams.getAll(name), ...(name in body ? [body[name]] : [])]);
    if (values.size > 1) throw invalidField(name, "was sent more than once, with different values");
  }
  return { ...query, ...body };
}
