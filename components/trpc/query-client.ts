import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";

import { signInAddress } from "@/components/auth/next-path";

import { isSignedOut, isWorthRetrying } from "./errors";

const FRESH_MS = 30_000;
const RETRIES = 2;

/** A session that ended elsewhere: the sign-in page says so and leads back here. */
function leaveIfSignedOut(error: unknown): void {
  if (typeof window === "undefined" || !isSignedOut(error)) return;
  window.location.assign(signInAddress(window.location.pathname + window.location.search));
}

/**
 * The cache of what the server said, one per request on the server and one per page in the browser. Refusals are not
 * asked for again; a server that does not answer is, twice, but not by a page that is made on that very server.
 */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveIfSignedOut }),
    mutationCache: new MutationCache({ onError: leaveIfSignedOut }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        retry: (failures, error) => typeof window !== "undefined" && failures < RETRIES && isWorthRetrying(error),
      },
    },
  });
}
