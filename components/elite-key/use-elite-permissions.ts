"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import { toast } from "@/components/ui/toast";

/** What the Elite Key may do, and a way to switch it. A switch shows at once, and goes back if the server refuses. */
export function useElitePermissions() {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const query = useQuery(trpc.eliteKey.permissions.queryOptions());
  const queryKey = trpc.eliteKey.permissions.queryKey();
  const { mutate } = useMutation(
    trpc.eliteKey.setPermissions.mutationOptions({
      async onMutate({ permissions }) {
        await cache.cancelQueries({ queryKey });
        cache.setQueryData(queryKey, (now) => now && { ...now, ...permissions });
      },
      onError: (error) => toast.error("That did not work", { description: describeError(error) }),
      // Of several switches in a row, only the last one asks what holds now.
      onSettled: () => cache.isMutating() === 1 && cache.invalidateQueries({ queryKey }),
    }),
  );
  return { query, set: (permissions: Record<string, boolean>) => mutate({ permissions }) };
}
