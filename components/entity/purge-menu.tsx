"use client";

import { Ellipsis, Trash2 } from "lucide-react";
import { useState } from "react";

import { plural } from "@/components/lib/format";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

import type { Changes } from "./use-changes";

/** One way of deleting many at once. */
export type Purge = { label: string; title: string; description: string; run: () => Promise<number> };

type PurgeMenuProps = { appName: string; noun: string; purges: readonly Purge[]; changes: Changes };

/** Deletes many rows at once, by kind and not by selection. Asks for the application's name. */
export function PurgeMenu({ appName, noun, purges, changes }: PurgeMenuProps) {
  const [index, setIndex] = useState(0);
  const [open, setOpen] = useState(false);
  const purge = purges[index];
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger>
          <Button variant="outline" size="icon" aria-label="More actions">
            <Ellipsis aria-hidden="true" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {purges.map(({ label }, position) => (
            <DropdownMenuItem
              key={label}
              variant="destructive"
              onSelect={() => {
                setIndex(position);
                setOpen(true);
              }}
            >
              <Trash2 aria-hidden="true" />
              {label}…
            </DropdownMenuItem>
          ))}
        </DropdownMenuContent>
      </DropdownMenu>
      {purge && (
        <ConfirmDialog
          open={open}
          onOpenChange={setOpen}
          title={purge.title}
          description={purge.description}
          action={purge.label}
          typeToConfirm={appName}
          onConfirm={() =>
            changes.inDialog(purge.run, (deleted) =>
              deleted > 0 ? `${plural(deleted, noun)} deleted` : "There was none to delete",
            )
          }
        />
      )}
    </>
  );
}
