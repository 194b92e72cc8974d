"use client";

import { MonitorX } from "lucide-react";
import { useState } from "react";

import { BulkActions } from "@/components/entity/bulk-actions";
import { plural } from "@/components/lib/format";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

import type { UserActions } from "./use-user-actions";

type UserBulkActionsProps = { appName: string; ids: string[]; actions: UserActions; onDone: () => void };

/** What can be done to all selected users. */
export function UserBulkActions({ actions, ...props }: UserBulkActionsProps) {
  const [unbinding, setUnbinding] = useState(false);
  return (
    <>
      <BulkActions
        {...props}
        noun="user"
        change={(change) => actions.changeAll(props.ids, change)}
        changeNow={(change) => actions.changeAllNow(props.ids, change)}
        deleting="They go with all that is kept for them, and their sessions end at once. This cannot be undone."
        more={[{ label: "Reset HWIDs…", icon: MonitorX, onSelect: () => setUnbinding(true) }]}
      />
      <ConfirmDialog
        open={unbinding}
        onOpenChange={setUnbinding}
        title={`Reset HWIDs of ${plural(props.ids.length, "user")}?`}
        description="Each is unbound from every machine. The next one to log in is bound instead."
        action="Reset HWIDs"
        destructive={false}
        onConfirm={() => actions.changeAll(props.ids, { kind: "resetHwid" }).then(props.onDone)}
      />
    </>
  );
}
