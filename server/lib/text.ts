import { isUtf8 } from "node:buffer";
import { DomainError, invalidField } from "../errors";

/** What is wrong with bytes that are no UTF-8, in words that fit behind a field's name. */
export const NOT_UTF8 = "must be text in UTF-8";

/**
 * Bytes as text, exactly: a byte that is not UTF-8 is never replaced by U+FFFD, which would make different texts equal.
 * A byte order mark at the beginning is taken off. Throws INVALID_INPUT, naming `field` where one is given.
 */
export function decodeUtf8(bytes: Uint8Array, field?: string): string {
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes);
  if (field !== undefined) throw invalidField(field, NOT_UTF8);
  throw new DomainError("INVALID_INPUT", { message: "The bytes that were sent are not text in UTF-8" });
}

/**
 * A header's value where it is kept or compared as text: HTTP hands every byte on as a character of its own. Null
 * without the header. Throws INVALID_INPUT naming the header when its bytes are not UTF-8.
 */
export function headerText(headers: Headers, name: string): string | null {
  const value = headers.get(name);
  return value === null ? null : decodeUtf8(Buffer.from(value, "latin1"), name);
}
