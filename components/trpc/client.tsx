"use client";

import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";

import type { AppRouter } from "@/server/api/trpc/root";

import { trpcLinks } from "./links";
import { makeQueryClient } from "./query-client";

/** `useTRPC()` gives the query and mutation options of every procedure; `useTRPCClient()` calls them. */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

let browserClient: QueryClient | undefined;

/** In the browser the cache outlives a suspended first render; on the server it must never be shared. */
function queryClient(): QueryClient {
  if (typeof window === "undefined") return makeQueryClient();
  browserClient ??= makeQueryClient();
  return browserClient;
}

/** Lets everything below ask the server, with one request for queries of the same moment, and follow its streams. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const cache = queryClient();
  const [client] = useState(() => createTRPCClient<AppRouter>({ links: trpcLinks() }));
  return (
    <QueryClientProvider client={cache}>
      <TRPCProvider trpcClient={client} queryClient={cache}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
