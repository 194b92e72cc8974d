import { isUtf8 } from "node:buffer";
import { type DomainError, invalidField } from "@/server/errors";
import { NOT_UTF8 } from "@/server/lib/text";
import { REPLACEMENT } from "./text-flaw";

/** Names and values as they were sent, and the refusal for the first that is not UTF-8. */
export type Pairs = { pairs: [string, string][]; flaw: DomainError | null };

/** One half of a pair as the bytes that it stands for. A `%` without two digits means itself. */
function percentDecode(half: string): Buffer {
  const bytes = Buffer.from(half.replaceAll("+", " ")).toString("latin1");
  const octet = (_: string, digits: string) => String.fromCharCode(Number.parseInt(digits, 16));
  return Buffer.from(bytes.replace(/%([0-9a-f]{2})/gi, octet), "latin1");
}

/** `URLSearchParams` forgives: the pair that shows U+FFFD is looked at byte by byte, to tell a typed one from a broken one. */
function formFlaw(raw: string): DomainError | null {
  for (const pair of raw.split("&")) {
    const [name = "", ...value] = pair.split("=");
    const halves = [percentDecode(name), percentDecode(value.join("="))];
    if (!halves.every((half) => isUtf8(half))) return invalidField(String(halves[0]), NOT_UTF8);
  }
  return null;
}

/** The pairs of a form-encoded body, or of a query without its `?`. */
export function readForm(raw: string): Pairs {
  const pairs = [...new URLSearchParams(raw)];
  const isSuspect = pairs.some(([name, value]) => name.includes(REPLACEMENT) || value.includes(REPLACEMENT));
  return { pairs, flaw: isSuspect ? formFlaw(raw) : null };
}

/**
 * The texts of a multipart body; files are left out. Throws TypeError for a malformed one. `formData()` forgives bytes
 * that are not UTF-8, so it is shown every byte as a character of its own.
 */
export async function readMultipart(bytes: Uint8Array, contentType: string): Promise<Pairs> {
  const oneByOne = Buffer.from(bytes).toString("latin1");
  const form = await new Response(oneByOne, { headers: { "content-type": contentType } }).formData();
  const pairs: [string, string][] = [];
  let flaw: DomainError | null = null;
  for (const [name, value] of form) {
    if (typeof value !== "string") continue;
    const halves = [Buffer.from(name, "latin1"), Buffer.from(value, "latin1")] as const;
    if (!halves.every((half) => isUtf8(half))) flaw ??= invalidField(String(halves[0]), NOT_UTF8);
    pairs.push([String(halves[0]), String(halves[1])]);
  }
  return { pairs, flaw };
}
