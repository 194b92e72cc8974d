import type { Entry, ExampleRequest } from "@/server/api/reference/types";
import { fillWords } from "./curl";

type Words = Readonly<Record<string, string>>;

/** Text that no door takes: as a character of JSON, and as bytes of an address. */
export const BROKEN = [
  { what: "half a surrogate pair", text: "abcdef\ud83d", percent: "abcdef%ED%A0%BD" },
  { what: "NUL", text: "abcdef\u0000", percent: "abcdef%00" },
] as const;

/** An example with the words of a world in it, and other fields than its own. */
export function requestWith(
  example: ExampleRequest,
  words: Words,
  { body = {}, query = "", path = example.path }: { body?: object; query?: string; path?: string },
): Request {
  const fill = (text: string) => fillWords(text, words);
  const own = new URLSearchParams(example.query).toString();
  const search = [own, query].filter(Boolean).join("&");
  const address = fill(`http://localhost${path}${search ? `?${search}` : ""}`);
  const headers = new Headers();
  for (const [name, value] of Object.entries(example.headers)) headers.set(name, fill(value));
  if (example.method === "GET") return new Request(address, { headers });
  headers.set("content-type", "application/json");
  const filled = JSON.parse(fill(JSON.stringify(example.body ?? {}))) as object;
  return new Request(address, { method: example.method, headers, body: JSON.stringify({ ...filled, ...body }) });
}

/** The fields of an operation that are not in its path. */
export const fieldsOf = ({ parameters }: Entry): string[] =>
  parameters.filter(({ where }) => where !== "path").map(({ name }) => name);

/** The placeholders in an example's path, each of which may be broken: `APP_ID`. */
export const pathWords = ({ example }: Entry): string[] =>
  [...example.path.matchAll(/\b[A-Z]+_[A-Z_]+\b/g)].map(([word]) => word);
