"use client";

import { BulkActions } from "@/components/entity/bulk-actions";

import type { LicenseActions } from "./use-license-actions";

type LicenseBulkActionsProps = { appName: string; ids: string[]; actions: LicenseActions; onDone: () => void };

/** What can be done to all selected licenses. */
export function LicenseBulkActions({ actions, ...props }: LicenseBulkActionsProps) {
  return (
    <BulkActions
      {...props}
      noun="license"
      change={(change) => actions.changeAll(props.ids, change)}
      changeNow={(change) => actions.changeAllNow(props.ids, change)}
      deleting="They stop working at once, and what they granted goes with them. This cannot be undone."
    />
  );
}
