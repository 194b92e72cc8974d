"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { endOfDay } from "@/components/entity/day";
import { plural } from "@/components/lib/format";
import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";

import { LicenseGenerateForm } from "./license-generate-form";
import { LicenseGenerateResult } from "./license-generate-result";
import type { GenerateValues } from "./license-generate-values";

type LicenseGenerateDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  appId: string;
  appName: string;
};

/** Makes keys, then shows them. */
export function LicenseGenerateDialog(props: LicenseGenerateDialogProps) {
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange}>
      <DialogContent>
        <GenerateSteps {...props} />
      </DialogContent>
    </Dialog>
  );
}

function GenerateSteps({ appId, appName, onOpenChange }: LicenseGenerateDialogProps) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const generate = useMutation(trpc.license.generate.mutationOptions());
  const [made, setMade] = useState<{ keys: string[]; values: GenerateValues } | null>(null);

  async function submit(form: GenerateValues) {
    const { subscription, expiresOn, licenseKey, ...rest } = form;
    const values = { ...form, ...(expiresOn ? { durationDays: null } : {}), ...(licenseKey ? { count: 1 } : {}) };
    try {
      const licenses = await generate.mutateAsync({
        app: { id: appId },
        ...rest,
        count: values.count,
        note: values.note || null,
        ...(expiresOn ? { expiresAt: endOfDay(expiresOn) } : {}),
        ...(subscription ? { subscription } : {}),
        ...(licenseKey ? { licenseKey } : {}),
      });
      setMade({ keys: licenses.map((license) => license.licenseKey), values });
    } catch (error) {
      return describeError(error);
    }
    void cache.invalidateQueries(trpc.license.pathFilter());
    void cache.invalidateQueries(trpc.app.pathFilter());
    return undefined;
  }

  return (
    <>
      <DialogHeader>
        <DialogTitle>{made ? `${plural(made.keys.length, "license")} generated` : "Generate licenses"}</DialogTitle>
        <DialogDescription>
          {made ? "They work from now on. You find them in the list at any time." : `New keys for ${appName}.`}
        </DialogDescription>
      </DialogHeader>
      {made ? (
        <LicenseGenerateResult
          appName={appName}
          keys={made.keys}
          values={made.values}
          onAgain={() => setMade(null)}
          onDone={() => onOpenChange(false)}
        />
      ) : (
        <LicenseGenerateForm appId={appId} onSubmit={submit} />
      )}
    </>
  );
}
