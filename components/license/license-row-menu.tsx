"use client";

import { Ban, Copy, Ellipsis, Pause, Play, ShieldCheck, Trash2 } from "lucide-react";

import { useCopy } from "@/components/lib/use-copy";
import type { License } from "@/components/trpc/types";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

import type { LicenseActions } from "./use-license-actions";

/** What needs a dialog before it is done, and to which license. */
export type LicenseQuestion = { about: "ban" | "delete"; license: License };

type LicenseRowMenuProps = {
  license: License;
  actions: LicenseActions;
  /** Opens the dialog, which all rows share. */
  onAsk: (question: LicenseQuestion) => void;
};

/** What can be done to one license. */
export function LicenseRowMenu({ license, actions, onAsk }: LicenseRowMenuProps) {
  const { copy } = useCopy();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger>
        <Button variant="ghost" size="icon-sm" aria-label={`Actions for ${license.licenseKey}`}>
          <Ellipsis aria-hidden="true" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem onSelect={() => void copy(license.licenseKey, "License key copied")}>
          <Copy aria-hidden="true" />
          Copy key
        </DropdownMenuItem>
        {license.pausedAt ? (
          <DropdownMenuItem onSelect={() => actions.unpause(license.id)}>
            <Play aria-hidden="true" />
            Resume
          </DropdownMenuItem>
        ) : (
          <DropdownMenuItem onSelect={() => actions.pause(license.id)}>
            <Pause aria-hidden="true" />
            Pause
          </DropdownMenuItem>
        )}
        <DropdownMenuSeparator />
        {license.bannedAt ? (
          <DropdownMenuItem onSelect={() => actions.unban(license.id)}>
            <ShieldCheck aria-hidden="true" />
            Unban
          </DropdownMenuItem>
        ) : (
          <DropdownMenuItem variant="destructive" onSelect={() => onAsk({ about: "ban", license })}>
            <Ban aria-hidden="true" />
            Ban…
          </DropdownMenuItem>
        )}
        <DropdownMenuItem variant="destructive" onSelect={() => onAsk({ about: "delete", license })}>
          <Trash2 aria-hidden="true" />
          Delete…
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
