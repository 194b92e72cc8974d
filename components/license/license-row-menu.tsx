"use client";

import { Ban, CalendarMinus, CalendarPlus, Copy, Pause, Pencil, Play, ShieldCheck, Trash2 } from "lucide-react";

import { RowMenu } from "@/components/entity/row-menu";
import type { Ask } from "@/components/entity/use-question";
import { useCopy } from "@/components/lib/use-copy";
import type { License } from "@/components/trpc/types";

import type { LicenseActions } from "./use-license-actions";

/** What needs a dialog before it is done. */
export type LicenseQuestion = "edit" | "ban" | "extend" | "shorten" | "delete";

type LicenseRowMenuProps = { license: License; actions: LicenseActions; ask: Ask<LicenseQuestion, License> };

/** What can be done to one license. */
export function LicenseRowMenu({ license, actions, ask }: LicenseRowMenuProps) {
  const { copy } = useCopy();
  const hasEnd = license.expiresAt !== null || license.durationDays !== null;
  return (
    <RowMenu
      name={license.licenseKey}
      groups={[
        [
          {
            label: "Copy key",
            icon: Copy,
            onSelect: () => void copy(license.licenseKey, "License key copied"),
          },
        ],
        [
          { label: "Edit…", icon: Pencil, onSelect: () => ask("edit", license) },
          hasEnd && { label: "Extend…", icon: CalendarPlus, onSelect: () => ask("extend", license) },
          hasEnd && { label: "Shorten…", icon: CalendarMinus, onSelect: () => ask("shorten", license) },
          license.pausedAt
            ? { label: "Resume", icon: Play, onSelect: () => actions.unpause(license) }
            : { label: "Pause", icon: Pause, onSelect: () => actions.pause(license) },
        ],
        [
          license.bannedAt
            ? { label: "Unban", icon: ShieldCheck, onSelect: () => actions.unban(license.id) }
            : { label: "Ban…", icon: Ban, destructive: true, onSelect: () => ask("ban", license) },
          { label: "Delete…", icon: Trash2, destructive: true, onSelect: () => ask("delete", license) },
        ],
      ]}
    />
  );
}
