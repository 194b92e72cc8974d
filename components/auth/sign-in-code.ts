const SENTENCES: Record<string, string> = {
  INVALID_CREDENTIALS: "No account has this name and password.",
  RATE_LIMITED: "Too many wrong passwords. Wait a quarter of an hour, then try again.",
  UNAVAILABLE: "The server is busy. Try again in a moment.",
};

/** Why a sign-in was refused, for people; `code` is what next-auth brought back. */
export function signInSentence(code: string | undefined): string {
  return SENTENCES[code ?? ""] ?? "Signing in did not work. Try again in a moment.";
}
