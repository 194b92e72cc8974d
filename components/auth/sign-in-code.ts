const SENTENCES: Record<string, string> = {
  INVALID_CREDENTIALS: "No account has this name and password.",
  RATE_LIMITED: "Too many wrong passwords. Wait a quarter of an hour, then try again.",
  UNAVAILABLE: "The server is busy. Try again in a moment.",
};

/** Why a sign-in was refused, for people; `code` is what next-auth brought back. */
export function signInSentence(code: string | undefined): string {
  return SENTENCES[code ?? ""] ?? "Signing in did not work. Try again in a moment.";
}

/** Where to go after signing in: a path of this site, or the applications. Anything that could lead elsewhere is dropped. */
export function safeNext(next: string | string[] | undefined | null): string {
  return typeof next === "string" && /^\/(?![/\\])/.test(next) ? next : "/apps";
}
