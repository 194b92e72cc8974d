import { execFileSync } from "node:child_process";
import { doorFor } from "@/server/api/doors";
import { type Reply, send } from "./doors";

/** Stands in for curl in a shell: says what it was called with, NUL between words, SOH after the last. */
const ECHO = `curl() { printf '%s\\0' "$@"; printf '\\1\\0'; }`;

/** What a shell hands to each of the curl commands in `text`. */
export function shellWords(text: string): string[][] {
  const said = execFileSync("bash", ["-c", `${ECHO}\n${text}`], { encoding: "utf8", maxBuffer: 1 << 24 });
  const commands: string[][] = [];
  let words: string[] = [];
  for (const word of said.split("\0").slice(0, -1)) {
    if (word === "\u0001") {
      commands.push(words);
      words = [];
    } else {
      words.push(word);
    }
  }
  return commands;
}

/** The request that curl makes of its words. Throws on a switch that is not known here. */
export function curlRequest(words: readonly string[]): Request {
  const headers = new Headers();
  let [method, address, body]: [string, string, string | null] = ["", "", null];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const value = () => words[++at] ?? "";
    if (word === "-X") method = value();
    else if (word === "-d") body = value();
    else if (word === "-H") {
      const [name = "", ...rest] = value().split(":");
      headers.set(name, rest.join(":").trim());
    } else if (word.startsWith("-")) throw new Error(`curl ${word}`);
    else address = word;
  }
  if (body !== null && !headers.has("content-type")) headers.set("content-type", "application/x-www-form-urlencoded");
  return new Request(address, { method: method || (body === null ? "GET" : "POST"), headers, body });
}

/** Sends a request to whichever door stands at its address, as the server does. */
export function sendAnywhere(request: Request): Promise<Reply> {
  const { pathname } = new URL(request.url);
  const door = doorFor(pathname);
  if (!door) throw new Error(`no door at ${pathname}`);
  return send(door, request);
}

/** Text with the words in capitals replaced, longest first, whole words only. */
export function fillWords(text: string, words: Readonly<Record<string, string>>): string {
  const names = Object.keys(words).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(
    `(?<![A-Za-z0-9_])(${names.map((name) => name.replace(/[.+*?]/g, "\\$&")).join("|")})(?![A-Za-z0-9_])`,
    "g",
  );
  return text.replace(pattern, (name) => words[name] ?? name);
}
