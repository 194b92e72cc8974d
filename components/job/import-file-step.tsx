"use client";

import { useId, useState } from "react";

import { Button } from "@/components/ui/button";
import { DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { Label } from "@/components/ui/label";
import {
  FILE_BYTES_MAX,
  IMPORT_FIELDS,
  type ImportKind,
  REQUIRED_FIELDS,
  ROWS_MAX,
} from "@/server/services/job/schemas";

type ImportFileStepProps = { kind: ImportKind; onFile: (file: File) => Promise<string | undefined> };

/** The choice of a file, and what it may hold. */
export function ImportFileStep({ kind, onFile }: ImportFileStepProps) {
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  async function choose(file: File | undefined) {
    if (!file) return;
    if (file.size > FILE_BYTES_MAX) {
      setError("The file is larger than 32 MB.");
      return;
    }
    setBusy(true);
    setError(await onFile(file));
    setBusy(false);
  }

  const required = REQUIRED_FIELDS[kind] as readonly string[];
  return (
    <>
      <DialogBody className="grid gap-4">
        <div className="grid gap-1.5">
          <Label htmlFor={id}>CSV file</Label>
          <input
            id={id}
            type="file"
            accept=".csv,text/csv,text/plain"
            disabled={busy}
            onChange={(event) => void choose(event.target.files?.[0])}
            className="focus-ring w-full rounded-md border border-input border-dashed bg-muted/40 p-4 text-13 file:mr-3 file:rounded-md file:border file:border-input file:bg-card file:px-3 file:py-1.5 file:font-medium file:text-foreground"
          />
        </div>
        <FormError message={error} />
        <p className="text-13 text-muted-foreground">
          UTF-8, with the names of the columns in the first line, up to {ROWS_MAX.toLocaleString("en-US")} rows and 32
          MB. Commas, semicolons or tabs stand between its cells, as they do in the first line. It may hold{" "}
          {IMPORT_FIELDS[kind].map((field, index) => (
            <span key={field}>
              {index > 0 && ", "}
              <code className="font-mono text-foreground text-xs">{field}</code>
              {required.includes(field) && " (required)"}
            </span>
          ))}
          .{" "}
          {kind === "license.import"
            ? "A license without days and without an end runs for 30 days from its first use."
            : "Passwords are plain text; they are hashed one by one, which takes a while for large files."}
        </p>
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
      </DialogFooter>
    </>
  );
}
