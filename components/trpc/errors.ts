import { TRPCClientError } from "@trpc/client";

import type { AppRouter } from "@/server/api/trpc/root";

const NO_ANSWER = "The server did not answer. Check that it is running and that you are online.";
const BROKEN = "Something went wrong on the server. Try again in a moment.";

function refusal(error: unknown) {
  return error instanceof TRPCClientError ? (error as TRPCClientError<AppRouter>).data : null;
}

/** Whether the error says that nobody is signed in any more. */
export function isSignedOut(error: unknown): boolean {
  return refusal(error)?.code === "UNAUTHORIZED" && refusal(error)?.domainCode === "UNAUTHENTICATED";
}

/** Whether the same question may get a better answer: no reply at all, or a server in trouble. */
export function isWorthRetrying(error: unknown): boolean {
  const data = refusal(error);
  return !data || data.httpStatus >= 500;
}

/** The domain's code of a refusal, such as APP_NAME_TAKEN. */
export function codeOf(error: unknown): string | null {
  return refusal(error)?.domainCode ?? null;
}

/** An error as a sentence for people: the server's own words for a refusal, ours when it gave none. */
export function describeError(error: unknown): string {
  const data = refusal(error);
  if (!data) return NO_ANSWER;
  if (data.domainCode === "INTERNAL" || !(error instanceof Error)) return BROKEN;
  const words = data.field ? error.message.replace(`${data.field}: `, "") : error.message;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? "" : "."}`;
}

/** The input field that a refusal blames, if it is one of `names`; a path such as `app.name` counts by its last step. */
export function blamedField<F extends string>(error: unknown, names: readonly F[]): F | null {
  const field = refusal(error)?.field?.split(".").at(-1);
  return names.find((name) => name === field) ?? null;
}
