"use client";

import { Check, Copy, Download } from "lucide-react";

import { downloadText, toCsv } from "@/components/lib/download";
import { plural } from "@/components/lib/format";
import { useCopy } from "@/components/lib/use-copy";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";

import type { GenerateValues } from "./license-generate-values";

type LicenseGenerateResultProps = {
  appName: string;
  keys: string[];
  values: GenerateValues;
  onAgain: () => void;
  onDone: () => void;
};

/** A file name of letters, digits and dashes. */
function fileName(appName: string, count: number, extension: string): string {
  const slug = appName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `${slug || "licenses"}-${count}-keys.${extension}`;
}

/** The keys just made, ready to be copied or saved. */
export function LicenseGenerateResult({ appName, keys, values, onAgain, onDone }: LicenseGenerateResultProps) {
  const { copied, copy } = useCopy();
  const text = keys.join("\n");

  function saveCsv() {
    const rows = keys.map((key) => [key, values.durationDays, values.level, values.maxUses, values.note || null]);
    const csv = toCsv(["license_key", "duration_days", "level", "max_uses", "note"], rows);
    downloadText(fileName(appName, keys.length, "csv"), csv, "text/csv");
  }

  return (
    <>
      <DialogBody className="grid gap-3">
        <ol
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard.
          tabIndex={0}
          aria-label="New keys"
          className="max-h-72 overflow-y-auto rounded-md border bg-muted/50 py-1.5"
        >
          {keys.map((key) => (
            <li key={key} className="select-all break-all px-3 py-0.5 font-mono text-xs leading-5">
              {key}
            </li>
          ))}
        </ol>
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => copy(text, `${plural(keys.length, "key")} copied`)}>
            {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
            Copy {keys.length === 1 ? "key" : "all"}
          </Button>
          <Button variant="outline" onClick={() => downloadText(fileName(appName, keys.length, "txt"), `${text}\n`)}>
            <Download aria-hidden="true" />
            .txt
          </Button>
          <Button variant="outline" onClick={saveCsv}>
            <Download aria-hidden="true" />
            .csv
          </Button>
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="ghost" onClick={onAgain}>
          Generate more
        </Button>
        <Button variant="outline" onClick={onDone}>
          Done
        </Button>
      </DialogFooter>
    </>
  );
}
