import { httpBatchLink, httpLink, httpSubscriptionLink, splitLink, type TRPCLink } from "@trpc/client";
import superjson from "superjson";

import type { AppRouter } from "@/server/api/trpc/root";

const MAX_URL_LENGTH = 2_000;
/** Half of what the server takes. */
const BATCH_ITEMS = 10;

/**
 * The ways to the server: queries that are asked at the same moment share a request, each mutation has one of its own
 * (the server takes no other), and streams stay open.
 */
export function trpcLinks(url = "/api/trpc"): TRPCLink<AppRouter>[] {
  const way = { url, transformer: superjson } as const;
  return [
    splitLink({
      condition: ({ type }) => type === "subscription",
      true: httpSubscriptionLink(way),
      false: splitLink({
        condition: ({ type }) => type === "mutation",
        true: httpLink(way),
        false: httpBatchLink({ ...way, maxURLLength: MAX_URL_LENGTH, maxItems: BATCH_ITEMS }),
      }),
    }),
  ];
}
