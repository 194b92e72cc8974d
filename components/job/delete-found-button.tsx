"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useState } from "react";

import { plural } from "@/components/lib/format";
import { useLatch } from "@/components/lib/use-latch";
import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";

type DeleteFoundButtonProps = {
  appId: string;
  appName: string;
  noun: "license" | "user";
  /** How many rows the list finds. */
  total: number;
  /** Whether there are more, which the list did not count. */
  isCapped: boolean;
  filter: Record<string, string>;
};

/** Deletes everything that a list's search and filters find, in the background. Asks for the application's name. */
export function DeleteFoundButton({ appId, appName, noun, total, isCapped, filter }: DeleteFoundButtonProps) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const start = useMutation(trpc.job.delete.mutationOptions());
  const [open, setOpen] = useState(false);
  const dialogNeeded = useLatch(open);
  const set = { app: { id: appId }, kind: `${noun}.delete`, ...filter } as const;
  // A list counts only so far; who is about to delete is told the number.
  const exact = useQuery(trpc.job.found.queryOptions(set, { enabled: open && isCapped, staleTime: 0 }));
  const found =
    exact.data === undefined && isCapped ? `${plural(total, noun)} or more` : plural(exact.data ?? total, noun);

  async function confirm() {
    try {
      await start.mutateAsync(set);
    } catch (error) {
      throw new Error(describeError(error));
    }
    await cache.invalidateQueries(trpc.job.pathFilter());
    toast.info("The deletion has begun", { description: "You find it under Jobs, in the top bar." });
  }

  return (
    <>
      <Button variant="destructive-outline" onClick={() => setOpen(true)}>
        <Trash2 aria-hidden="true" className="size-3.5" />
        Delete found…
      </Button>
      {dialogNeeded && (
        <ConfirmDialog
          open={open}
          onOpenChange={setOpen}
          title={`Delete ${found}?`}
          description="Everything that this search and filter find, on all pages. They stop working at once. Cancelling keeps what is not deleted yet; what is deleted stays so."
          action={`Delete ${found}`}
          typeToConfirm={appName}
          onConfirm={confirm}
        />
      )}
    </>
  );
}
