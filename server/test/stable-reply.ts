import type { Json } from "@/server/api/kit/operation";

/** As much of a list as a reader needs to see. */
const SHOWN = 2;
const DAY_MS = 86_400_000;
/** "Now" in printed replies. */
export const PRINTED_NOW = Date.UTC(2026, 1, 9, 12);
/** "No expiry", where clients need a date. */
const NEVER = "2100-01-01T00:00:00.000Z";
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Values that differ from run to run, and what is printed instead. */
const PRINTED: readonly (readonly [RegExp, string])[] = [
  [/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/, "eyJhbGciOiJIUzI1NiIs..."],
  [/^as_[0-9a-z]{61}$/, "as_xxxx..."],
  [/^ka_\w+$/, "ka_xxxx..."],
  [/^ek_\w+$/, "ek_xxxx..."],
  [/^session_\S+$/, "session_abc123..."],
  [/^[A-Z0-9]{5}(-[A-Z0-9]{5}){4}$/, "A1B2C-D3E4F-G5H6I-J7K8L-M9N0P"],
  [/^[A-Z0-9]{4}(-[A-Z0-9]{4}){3}$/, "A1B2-C3D4-E5F6-G7H8"],
  [/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "0f8fad5b-d9cb-469f-a165-70867728950e"],
  [/^\d{4}-\d\d-\d\d \d\d-\d\d-\d\d$/, "2026-02-09 12-00-00"],
  [/^(pglite|postgres)$/, "postgres"],
];

/** Members whose values are made by the server, whatever they look like. */
const MADE: Readonly<Record<string, string>> = { id: "abc123...", new_password: "xxxx...", url_prefix: "my-app" };

function printedText(name: string, text: string, words: ReadonlyMap<string, string>): string {
  const word = words.get(text);
  if (word && name !== "token") return word;
  if (Object.hasOwn(MADE, name)) return MADE[name] ?? text;
  const found = PRINTED.find(([pattern]) => pattern.test(text));
  if (found) return found[1];
  if (!ISO.test(text)) return text;
  if (text === NEVER) return text;
  const days = Math.round((Date.parse(text) - Date.now()) / DAY_MS);
  return new Date(PRINTED_NOW + days * DAY_MS).toISOString();
}

/** A reply with what differs from run to run replaced, so that it can be printed and compared. */
export function stableReply(value: Json, words: ReadonlyMap<string, string>, name = ""): Json {
  if (typeof value === "string") return printedText(name, value, words);
  if (Array.isArray(value)) return value.slice(0, SHOWN).map((item: Json) => stableReply(item, words, name));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value as { readonly [name: string]: Json });
  return Object.fromEntries(entries.map(([key, inner]) => [key, stableReply(inner, words, key)]));
}
