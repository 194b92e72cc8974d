"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";

import { useTRPC } from "@/components/trpc/client";
import type { App } from "@/components/trpc/types";

/** The application of the page one is on. The layout has fetched it, so this does not wait. */
export function useApp(appId: string): App {
  const trpc = useTRPC();
  return useSuspenseQuery(trpc.app.get.queryOptions({ app: { id: appId } })).data;
}

/** Changes settings of an application, and refreshes every place that shows them. Rejects as the server refuses. */
export function useEditApp(appId: string) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const edit = useMutation(
    trpc.app.edit.mutationOptions({ onSuccess: () => cache.invalidateQueries(trpc.app.pathFilter()) }),
  );
  type Changes = Omit<Parameters<typeof edit.mutateAsync>[0], "app">;
  return (changes: Changes) => edit.mutateAsync({ app: { id: appId }, ...changes });
}
