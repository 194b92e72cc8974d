import { isUtf8 } from "node:buffer";
import { DomainError, invalidField } from "@/server/errors";
import { type Pairs, readForm, readMultipart } from "./read-pairs";
import { bytesFlaw, REPLACEMENT, unstorableFlaw } from "./text-flaw";

/** Largest request body, in bytes (`docs/wire.md#requests`). */
export const BODY_LIMIT = 256 * 1024;

const MULTIPART = "multipart/form-data";

/** What some editors and runtimes begin a text with; it says nothing. */
const BYTE_ORDER_MARK = "\ufeff";

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

/** The request as srvx hands it on behind `server/main.ts`, with Node's own request inside. */
type NodeBacked = { runtime?: { node?: { req?: NodeJS.ReadableStream } } };

/** A body as text, and whether its bytes were UTF-8; where they were not, U+FFFD stands for them. */
type DecodedBody = { text: string; isUtf8: boolean };

function decode(bytes: Uint8Array): DecodedBody {
  return { text: new TextDecoder().decode(bytes), isUtf8: isUtf8(bytes) };
}

/**
 * The request's body as text. `text()` is by far the quickest way to it behind `server/main.ts`, but forgives: the bytes
 * are kept beside it, for the rare body that shows U+FFFD.
 */
async function readText(request: Request): Promise<DecodedBody> {
  const source = (request as NodeBacked).runtime?.node?.req;
  if (declaredLength(request) === null || !source) return decode(await readBytes(request));
  const chunks: Buffer[] = [];
  const keep = (chunk: Buffer) => void chunks.push(chunk);
  // Both listeners are there before the first chunk can come, which it does in a later turn.
  source.on("data", keep);
  const text = await request.text().finally(() => source.off("data", keep));
  if (text.includes(REPLACEMENT) || text.startsWith(BYTE_ORDER_MARK)) return decode(Buffer.concat(chunks));
  return { text, isUtf8: true };
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

/** What a request brought, and why it cannot be taken; null when it can. */
export type Read = { fields: Fields; flaw: DomainError | null };

const read = ({ pairs, flaw }: Pairs): Read => {
  const fields = toFields(pairs);
  return { fields, flaw: flaw ?? unstorableFlaw(fields) };
};

async function readMultipartBody(request: Request): Promise<Read & { form: BodyForm }> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return { ...NOTHING(), form: "none" };
  const pairs = await readMultipart(bytes, request.headers.get("content-type") ?? "").catch(() => {
    throw new DomainError("INVALID_INPUT", { message: "The body is not valid multipart/form-data" });
  });
  return { ...read(pairs), form: "multipart" };
}

const NOTHING = (): Read => ({ fields: toFields([]), flaw: null });

/**
 * A body that may hold text which cannot be taken: `flaw` is the refusal then, and `fields` still tell how it has to be
 * said. Else like `readBody`.
 */
export async function readFlawedBody(request: Request): Promise<Read & { form: BodyForm }> {
  if (request.method === "GET" || request.method === "HEAD") return { ...NOTHING(), form: "none" };
  const type = mediaType(request);
  if (type === MULTIPART) return readMultipartBody(request);
  const { text, isUtf8 } = await readText(request);
  if (text.length === 0) return { ...NOTHING(), form: "none" };
  if (type === "application/x-www-form-urlencoded") {
    const { fields, flaw } = read(readForm(text));
    return { fields, flaw: isUtf8 ? flaw : bytesFlaw(fields), form: "form" };
  }
  if (type !== "application/json" && !type.endsWith("+json")) throw new DomainError("UNSUPPORTED_MEDIA_TYPE");
  const fields = parseJson(text);
  return { fields, flaw: isUtf8 ? unstorableFlaw(fields) : bytesFlaw(fields), form: "json" };
}

/**
 * Reads JSON, urlencoded or multipart bodies. A missing or foreign content type with an empty body is no body.
 * Throws PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, INVALID_INPUT (malformed; bytes that are not UTF-8, or unstorable text).
 */
export async function readBody(request: Request): Promise<{ fields: Fields; form: BodyForm }> {
  const { fields, form, flaw } = await readFlawedBody(request);
  if (flaw) throw flaw;
  return { fields, form };
}

/** The query string's values, of a repeated name the first, and why they cannot be taken; null when they can. */
export const readFlawedQuery = (url: URL): Read => read(readForm(url.search.slice(1)));

/** The same, without flaw. Throws INVALID_INPUT on bytes that are not UTF-8 and on text that cannot be stored. */
export function readQuery(url: URL): Fields {
  const { fields, flaw } = readFlawedQuery(url);
  if (flaw) throw flaw;
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
