"use client";

import { Ban, ShieldCheck, Trash2 } from "lucide-react";
import { useState } from "react";

import { plural } from "@/components/lib/format";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

import type { UserActions } from "./use-user-actions";
import { UserBanDialog } from "./user-ban-dialog";

type UserBulkActionsProps = { appName: string; ids: string[]; actions: UserActions; onDone: () => void };

/** What can be done to all selected users. Deleting asks for the application's name. */
export function UserBulkActions({ appName, ids, actions, onDone }: UserBulkActionsProps) {
  const [asking, setAsking] = useState<"ban" | "delete" | null>(null);
  const [busy, setBusy] = useState(false);
  const close = (open: boolean) => !open && setAsking(null);
  const who = plural(ids.length, "user");

  async function unban() {
    setBusy(true);
    await actions.unbanAll(ids);
    setBusy(false);
    onDone();
  }

  return (
    <>
      <Button variant="outline" size="sm" loading={busy} onClick={unban}>
        <ShieldCheck aria-hidden="true" className="size-3.5" />
        Unban
      </Button>
      <Button variant="outline" size="sm" onClick={() => setAsking("ban")}>
        <Ban aria-hidden="true" className="size-3.5" />
        Ban…
      </Button>
      <Button variant="destructive-outline" size="sm" onClick={() => setAsking("delete")}>
        <Trash2 aria-hidden="true" className="size-3.5" />
        Delete…
      </Button>
      <UserBanDialog
        open={asking === "ban"}
        onOpenChange={close}
        who={who}
        onBan={(reason) => actions.banAll(ids, reason).then(onDone)}
      />
      <ConfirmDialog
        open={asking === "delete"}
        onOpenChange={close}
        title={`Delete ${who}?`}
        description="They go with all that is kept for them, and their sessions end at once. This cannot be undone."
        action={`Delete ${who}`}
        typeToConfirm={appName}
        onConfirm={() => actions.removeAll(ids).then(onDone)}
      />
    </>
  );
}
