"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ban, Pause, Trash2 } from "lucide-react";
import { useState } from "react";

import { plural } from "@/components/lib/format";
import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { LicenseBanDialog } from "./license-ban-dialog";

type LicenseBulkActionsProps = { appId: string; appName: string; ids: string[]; onDone: () => void };

/** What can be done to all selected licenses. Deleting asks for the application's name. */
export function LicenseBulkActions({ appId, appName, ids, onDone }: LicenseBulkActionsProps) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [asking, setAsking] = useState<"ban" | "delete" | null>(null);
  const [busy, setBusy] = useState(false);
  const ban = useMutation(trpc.license.ban.mutationOptions()).mutateAsync;
  const pause = useMutation(trpc.license.pause.mutationOptions()).mutateAsync;
  const remove = useMutation(trpc.license.delete.mutationOptions()).mutateAsync;
  const close = (open: boolean) => !open && setAsking(null);
  const target = (id: string) => ({ app: { id: appId }, license: { id } });

  /** Says how many it did, and why the rest did not, never more than happened. */
  async function forAll(work: (id: string) => Promise<unknown>, done: string) {
    setBusy(true);
    const results = await Promise.allSettled(ids.map(work));
    setBusy(false);
    const failed = results.filter((result) => result.status === "rejected");
    const succeeded = results.length - failed.length;
    await Promise.all([
      cache.invalidateQueries(trpc.license.pathFilter()),
      cache.invalidateQueries(trpc.app.pathFilter()),
    ]);
    if (succeeded > 0) toast.success(`${plural(succeeded, "license")} ${done}`);
    if (failed[0]) {
      toast.error(`${plural(failed.length, "license")} not ${done}`, { description: describeError(failed[0].reason) });
    }
    onDone();
  }

  return (
    <>
      <Button variant="outline" size="sm" loading={busy} onClick={() => forAll((id) => pause(target(id)), "paused")}>
        <Pause aria-hidden="true" className="size-3.5" />
        Pause
      </Button>
      <Button variant="outline" size="sm" onClick={() => setAsking("ban")}>
        <Ban aria-hidden="true" className="size-3.5" />
        Ban…
      </Button>
      <Button variant="destructive-outline" size="sm" onClick={() => setAsking("delete")}>
        <Trash2 aria-hidden="true" className="size-3.5" />
        Delete…
      </Button>
      <LicenseBanDialog
        open={asking === "ban"}
        onOpenChange={close}
        licenseKey={plural(ids.length, "license")}
        onBan={(reason) => forAll((id) => ban({ ...target(id), ...(reason ? { reason } : {}) }), "banned")}
      />
      <ConfirmDialog
        open={asking === "delete"}
        onOpenChange={close}
        title={`Delete ${plural(ids.length, "license")}?`}
        description="They stop working at once, and what they granted goes with them. This cannot be undone."
        action={`Delete ${plural(ids.length, "license")}`}
        typeToConfirm={appName}
        onConfirm={() => forAll((id) => remove(target(id)), "deleted")}
      />
    </>
  );
}
