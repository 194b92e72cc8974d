"use client";

import { useId, useState } from "react";

import { formatCount, plural } from "@/components/lib/format";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { Label } from "@/components/ui/label";
import { NativeSelect } from "@/components/ui/native-select";
import { IMPORT_FIELDS, type ImportKind, REQUIRED_FIELDS } from "@/server/services/job/schemas";

import type { ReadFile } from "./import-dialog";

type ImportMappingStepProps = {
  kind: ImportKind;
  file: ReadFile;
  onBack: () => void;
  onStart: (mapping: Record<string, string>) => Promise<string | undefined>;
};

/** Which column is which field, with the first rows as they would be read. */
export function ImportMappingStep({ kind, file, onBack, onStart }: ImportMappingStepProps) {
  const id = useId();
  const [mapping, setMapping] = useState<Record<string, string>>(file.preview.mapping);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const { name } = file.file;
  const missing = REQUIRED_FIELDS[kind].filter((field) => !mapping[field]);

  async function start() {
    setBusy(true);
    const chosen = Object.fromEntries(Object.entries(mapping).filter(([, column]) => column));
    setError(await onStart(chosen));
    setBusy(false);
  }

  return (
    <>
      <DialogBody className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <p className="text-13">
          <bdi className="font-medium">{name}</bdi> holds about {plural(file.rows, "row")}.
          {file.preview.rowMilliseconds !== null && ` ${timeNeeded(file.rows, file.preview.rowMilliseconds)}`}
        </p>
        <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
          {IMPORT_FIELDS[kind].map((field) => (
            <div key={field} className="flex items-center justify-between gap-3">
              <Label htmlFor={`${id}-${field}`} className="font-mono text-xs">
                {field}
                {missing.some((name) => name === field) && <span className="text-destructive"> required</span>}
              </Label>
              <NativeSelect
                id={`${id}-${field}`}
                className="w-40"
                value={mapping[field] ?? ""}
                onChange={(event) => setMapping({ ...mapping, [field]: event.target.value })}
              >
                <option value="">Not in the file</option>
                {[...new Set(file.preview.columns)].map((column) => (
                  <option key={column} value={column}>
                    {column}
                  </option>
                ))}
              </NativeSelect>
            </div>
          ))}
        </div>
        <PreviewTable kind={kind} file={file} mapping={mapping} />
        <FormError message={error} />
      </DialogBody>
      <DialogFooter>
        <Button variant="outline" onClick={onBack} disabled={busy}>
          Another file
        </Button>
        <Button onClick={() => void start()} disabled={missing.length > 0} loading={busy}>
          Import {formatCount(file.rows)} rows
        </Button>
      </DialogFooter>
    </>
  );
}

function timeNeeded(rows: number, rowMilliseconds: number): string {
  const minutes = Math.ceil((rows * rowMilliseconds) / 60_000);
  return `Hashing their passwords takes about ${plural(minutes, "minute")}; you can close the tab meanwhile.`;
}

function PreviewTable({
  kind,
  file,
  mapping,
}: Pick<ImportMappingStepProps, "kind" | "file"> & { mapping: Record<string, string> }) {
  const fields = IMPORT_FIELDS[kind].filter((field) => mapping[field]);
  const placeOf = (field: string) => file.preview.columns.indexOf(mapping[field] ?? "");
  if (fields.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls sideways, also by keyboard.
    <section aria-label="First rows" tabIndex={0} className="overflow-x-auto rounded-md border">
      <table className="w-full text-xs">
        <caption className="sr-only">The first rows, as they would be imported</caption>
        <thead>
          <tr className="bg-muted text-left">
            {fields.map((field) => (
              <th key={field} scope="col" className="whitespace-nowrap px-2.5 py-1.5 font-medium">
                {field}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {file.preview.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have nothing else, and never move.
            <tr key={index} className="border-t">
              {fields.map((field) => (
                <td key={field} className="max-w-48 truncate px-2.5 py-1.5">
                  <bdi>{field === "password" ? "••••••" : row[placeOf(field)]}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
