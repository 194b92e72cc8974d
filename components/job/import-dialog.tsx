"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { nanoid } from "nanoid";
import { useState } from "react";

import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import type { ImportPreview } from "@/components/trpc/types";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { type ImportKind, PREVIEW_BYTES } from "@/server/services/job/schemas";
import { ImportFileStep } from "./import-file-step";
import { ImportMappingStep } from "./import-mapping-step";
import { uploadImport } from "./upload-import";

const LINE_FEED = 0x0a;
const SPACE = 0x20;

type ImportDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  kind: ImportKind;
  appId: string;
  appName: string;
};

/** A file that was chosen, with what the server makes of its beginning. `key` makes one import of several requests. */
export type ReadFile = { file: File; key: string; rows: number; preview: ImportPreview };

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

/** About how many rows follow the header: as many as lines do. */
function countRows(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] ?? 0) <= SPACE) end--;
  let rows = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0 && at < end; at = bytes.indexOf(LINE_FEED, at + 1)) rows++;
  return rows;
}

const toBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

function ImportSteps({ kind, appId, onOpenChange }: ImportDialogProps) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const preview = useMutation(trpc.job.preview.mutationOptions());
  const [file, setFile] = useState<ReadFile | null>(null);

  async function read(chosen: File): Promise<string | undefined> {
    try {
      // The server is shown bytes, not text: a browser puts a sign of its own in the place of what it cannot read.
      const bytes = new Uint8Array(await chosen.arrayBuffer());
      const head = toBase64(bytes.subarray(0, PREVIEW_BYTES));
      const seen = await preview.mutateAsync({ kind, head, isWhole: bytes.length <= PREVIEW_BYTES });
      setFile({ file: chosen, key: nanoid(), rows: countRows(bytes), preview: seen });
    } catch (error) {
      return describeError(error);
    }
    return undefined;
  }

  async function start(mapping: Record<string, string>): Promise<string | undefined> {
    if (!file) return undefined;
    const refusal = await uploadImport({ appId, kind, mapping, file: file.file, key: file.key });
    if (refusal) return refusal;
    await cache.invalidateQueries(trpc.job.pathFilter());
    toast.info("The import has begun", { description: "You find it under Jobs, in the top bar." });
    onOpenChange(false);
    return undefined;
  }

  if (!file) return <ImportFileStep kind={kind} onFile={read} />;
  return <ImportMappingStep kind={kind} file={file} onBack={() => setFile(null)} onStart={start} />;
}
