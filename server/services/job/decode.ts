import { DomainError } from "@/server/errors";
import { FILE_BYTES_MAX } from "./schemas";

/** Characters of the first piece, which holds any header. */
const FIRST_PIECE = 64 * 1024;
/** Characters of the others, the last apart: few, so that storing one holds up the embedded database for a moment only. */
const PIECE = 16 * 1024;

/** Said as well of text in another encoding as of no text at all, since they look the same. */
const NOT_UTF8 = 'The file is not text in UTF-8. Save it as "CSV UTF-8" and choose it again';
const UTF16 = 'The file is text in UTF-16. Save it as "CSV UTF-8" and choose it again';

const refused = (message: string) => new DomainError("INVALID_INPUT", { message, field: "csv" });

const isUtf16 = ([first, second]: Uint8Array) =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

/** Whether a character begins at `at` that needs two places; cut apart, both halves would be lost. */
const isHighSurrogate = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xd800;

/**
 * The bytes of a file as text, in pieces that are as long as they are handy. `isWhole: false` is for the beginning of a
 * file, whose last character may be cut. Throws INVALID_INPUT (bytes that are not UTF-8, or NUL), PAYLOAD_TOO_LARGE.
 */
export async function* toPieces(
  file: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { isWhole = true } = {},
): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let size = 0;
  let piece = "";
  let length = FIRST_PIECE;
  for await (const bytes of file) {
    if (size === 0 && isUtf16(bytes)) throw refused(UTF16);
    size += bytes.byteLength;
    if (size > FILE_BYTES_MAX) throw new DomainError("PAYLOAD_TOO_LARGE");
    if (bytes.includes(0)) throw refused(NOT_UTF8);
    piece += decode(decoder, bytes);
    while (piece.length >= 2 * length) {
      const end = isHighSurrogate(piece, length - 1) ? length - 1 : length;
      length = PIECE;
      yield piece.slice(0, end);
      piece = piece.slice(end);
    }
  }
  if (isWhole) piece += decode(decoder);
  if (piece !== "") yield piece;
}

function decode(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return decoder.decode(bytes, { stream: bytes !== undefined });
  } catch {
    throw refused(NOT_UTF8);
  }
}
