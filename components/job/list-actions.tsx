"use client";

import { Upload } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";

import { useLatch } from "@/components/lib/use-latch";
import { Button } from "@/components/ui/button";

import { CsvLink } from "./csv-link";
import { DeleteFoundButton } from "./delete-found-button";

const ImportDialog = dynamic(() => import("./import-dialog").then((file) => file.ImportDialog));

type ImportButtonProps = { appId: string; appName: string; noun: "license" | "user" };

/** Opens the import of a CSV file. */
export function ImportButton({ appId, appName, noun }: ImportButtonProps) {
  const [open, setOpen] = useState(false);
  const dialogNeeded = useLatch(open);
  return (
    <>
      <Button variant="outline" onClick={() => setOpen(true)}>
        <Upload aria-hidden="true" />
        Import
      </Button>
      {dialogNeeded && (
        <ImportDialog open={open} onOpenChange={setOpen} kind={`${noun}.import`} appId={appId} appName={appName} />
      )}
    </>
  );
}

type FoundActionsProps = ImportButtonProps & {
  /** The list's search and filters, as its question to the server has them. */
  filter: { search?: string; status?: string; subscription?: string };
  /** The page of the list: how many it finds. */
  found: { total: number; isCapped: boolean } | undefined;
};

/** What can be done with everything that a list finds: save it, and, while something narrows the list, delete it. */
export function FoundActions({ appId, appName, noun, filter, found }: FoundActionsProps) {
  const given = { ...filter };
  const isNarrowed = Object.keys(given).length > 0;
  return (
    <>
      {isNarrowed && found && found.total > 0 && (
        <DeleteFoundButton
          appId={appId}
          appName={appName}
          noun={noun}
          total={found.total}
          isCapped={found.isCapped}
          filter={given}
        />
      )}
      <CsvLink owner={appId} set={`${noun}s`} filter={given} />
    </>
  );
}
