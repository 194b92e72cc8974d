"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import type { ImportPreview } from "@/components/trpc/types";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { ImportKind } from "@/server/services/job/schemas";
import { ImportFileStep } from "./import-file-step";
import { ImportMappingStep } from "./import-mapping-step";
import { uploadImport } from "./upload-import";

const HEAD = 60_000;

type ImportDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  kind: ImportKind;
  appId: string;
  appName: string;
};

/** A file that was read, with what the server makes of its beginning. */
export type ReadFile = { name: string; text: string; rows: number; preview: ImportPreview };

/** Takes a CSV file, shows its beginning and which column is which, and starts the import. */
export function ImportDialog(props: ImportDialogProps) {
  const noun = props.kind === "license.import" ? "licenses" : "users";
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange}>
      <DialogContent className="max-w-2xl">
        <DialogHeader>
          <DialogTitle>Import {noun}</DialogTitle>
          <DialogDescription>
            From a CSV file into {props.appName}: all rows of it, or none when one is wrong.
          </DialogDescription>
        </DialogHeader>
        <ImportSteps {...props} />
      </DialogContent>
    </Dialog>
  );
}

function ImportSteps({ kind, appId, onOpenChange }: ImportDialogProps) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const preview = useMutation(trpc.job.preview.mutationOptions());
  const [file, setFile] = useState<ReadFile | null>(null);

  async function read(chosen: File): Promise<string | undefined> {
    try {
      const text = await chosen.text();
      const rows = Math.max(0, text.trimEnd().split("\n").length - 1);
      setFile({
        name: chosen.name,
        text,
        rows,
        preview: await preview.mutateAsync({ kind, head: text.slice(0, HEAD) }),
      });
    } catch (error) {
      return describeError(error);
    }
    return undefined;
  }

  async function start(mapping: Record<string, string>): Promise<string | undefined> {
    if (!file) return undefined;
    const refusal = await uploadImport({ appId, kind, name: file.name, mapping, text: file.text });
    if (refusal) return refusal;
    await cache.invalidateQueries(trpc.job.pathFilter());
    toast.info("The import has begun", { description: "You find it under Jobs, in the top bar." });
    onOpenChange(false);
    return undefined;
  }

  if (!file) return <ImportFileStep kind={kind} onFile={read} />;
  return <ImportMappingStep kind={kind} file={file} onBack={() => setFile(null)} onStart={start} />;
}
