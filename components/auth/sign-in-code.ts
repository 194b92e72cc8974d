const SENTENCES: Record<string, string> = {
  INVALID_CREDENTIALS: "No account has this name and password.",
  RATE_LIMITED: "Too many wrong passwords. Wait a quarter of an hour, then try again.",
  UNAVAILABLE: "The server is busy. Try again in a moment.",
};

/** Why a sign-in was refused, for people; `code` is what next-auth brought back. */
export function signInSentence(code: string | undefined): string {
  return SENTENCES[code ?? ""] ?? "Signing in did not work. Try again in a moment.";
}

const NOTICES: Record<string, string> = {
  "account-deleted": "Your account is deleted, with everything that was in it.",
};

/** What is worth saying to whoever arrives; `notice` is a word of the address, and any that is none of ours says nothing. */
export function signInNotice(notice: unknown): string | null {
  return typeof notice === "string" && Object.hasOwn(NOTICES, notice) ? (NOTICES[notice] ?? null) : null;
}
