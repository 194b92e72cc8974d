"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { parseAsBoolean, useQueryState } from "nuqs";

import { PurgeMenu } from "@/components/entity/purge-menu";
import { ImportButton } from "@/components/job/list-actions";
import { useLatch } from "@/components/lib/use-latch";
import { useTRPC } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";

import { licensePurges } from "./license-purges";
import { LicenseTable } from "./license-table";
import { useLicenseActions } from "./use-license-actions";

const LicenseGenerateDialog = dynamic(() =>
  import("./license-generate-dialog").then((file) => file.LicenseGenerateDialog),
);

/** The license page: table and generate dialog. `?generate=true` opens the dialog, so that other pages can link to it. */
export function LicenseScreen({ appId }: { appId: string }) {
  const trpc = useTRPC();
  const { data: app } = useSuspenseQuery(trpc.app.get.queryOptions({ app: { id: appId } }));
  const [generating, setGenerating] = useQueryState("generate", parseAsBoolean.withDefault(false));
  const dialogNeeded = useLatch(generating);
  const actions = useLicenseActions(appId);
  const setOpen = (open: boolean) => void setGenerating(open || null);
  return (
    <>
      <PageHeader
        title="Licenses"
        description="Every key of this application, what it grants and who uses it."
        actions={
          <>
            {app.stats.licenses > 0 && (
              <PurgeMenu appName={app.name} noun="license" purges={licensePurges(actions)} changes={actions.changes} />
            )}
            <ImportButton appId={appId} appName={app.name} noun="license" />
            <Button onClick={() => setOpen(true)}>
              <Plus aria-hidden="true" />
              Generate
            </Button>
          </>
        }
      />
      <LicenseTable appId={appId} appName={app.name} actions={actions} onGenerate={() => setOpen(true)} />
      {dialogNeeded && (
        <LicenseGenerateDialog open={generating} onOpenChange={setOpen} appId={appId} appName={app.name} />
      )}
    </>
  );
}
