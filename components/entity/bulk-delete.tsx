"use client";

import { Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";

import { plural } from "@/components/lib/format";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

type BulkDeleteProps = {
  ids: string[];
  noun: string;
  /** What their deletion brings about. */
  description: ReactNode;
  typeToConfirm: string;
  onDelete: () => Promise<unknown>;
};

/** Deletes all selected rows, after the application's name has been typed. */
export function BulkDelete({ ids, noun, description, typeToConfirm, onDelete }: BulkDeleteProps) {
  const [open, setOpen] = useState(false);
  const what = plural(ids.length, noun);
  return (
    <>
      <Button variant="destructive-outline" size="sm" onClick={() => setOpen(true)}>
        <Trash2 aria-hidden="true" className="size-3.5" />
        Delete…
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Delete ${what}?`}
        description={<>{description} This cannot be undone.</>}
        action={`Delete ${what}`}
        typeToConfirm={typeToConfirm}
        onConfirm={onDelete}
      />
    </>
  );
}
