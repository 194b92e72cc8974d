"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, Trash2 } from "lucide-react";
import { useState } from "react";

import { plural } from "@/components/lib/format";
import { useLatch } from "@/components/lib/use-latch";
import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { toast } from "@/components/ui/toast";

const PURGES = {
  unused: {
    label: "Delete unused",
    title: "Delete all unused licenses?",
    text: "Every active key that nobody has used yet.",
  },
  used: {
    label: "Delete used up",
    title: "Delete all used-up licenses?",
    text: "Every key with no use left, with what it granted.",
  },
  all: {
    label: "Delete all",
    title: "Delete all licenses?",
    text: "Every key of this application, with what it granted.",
  },
} as const;

type Purge = keyof typeof PURGES;

/** Deletes many licenses at once; each asks for the application's name. */
export function LicensePurgeMenu({ appId, appName }: { appId: string; appName: string }) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const remove = useMutation(trpc.license.deleteMany.mutationOptions());
  const [asking, setAsking] = useState<Purge>("unused");
  const [open, setOpen] = useState(false);
  const dialogNeeded = useLatch(open);
  const purge = PURGES[asking];

  async function confirm() {
    try {
      const { deleted } = await remove.mutateAsync({ app: { id: appId }, where: asking });
      toast.success(deleted > 0 ? `${plural(deleted, "license")} deleted` : "There was none to delete");
    } catch (error) {
      throw new Error(describeError(error));
    }
    await Promise.all([
      cache.invalidateQueries(trpc.license.pathFilter()),
      cache.invalidateQueries(trpc.app.pathFilter()),
    ]);
  }

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger>
          <Button variant="outline" size="icon" aria-label="More actions">
            <Ellipsis aria-hidden="true" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {(Object.keys(PURGES) as Purge[]).map((name) => (
            <DropdownMenuItem
              key={name}
              variant="destructive"
              onSelect={() => {
                setAsking(name);
                setOpen(true);
              }}
            >
              <Trash2 aria-hidden="true" />
              {PURGES[name].label}…
            </DropdownMenuItem>
          ))}
        </DropdownMenuContent>
      </DropdownMenu>
      {dialogNeeded && (
        <ConfirmDialog
          open={open}
          onOpenChange={setOpen}
          title={purge.title}
          description={`${purge.text} They stop working at once. This cannot be undone.`}
          action={purge.label}
          typeToConfirm={appName}
          onConfirm={confirm}
        />
      )}
    </>
  );
}
