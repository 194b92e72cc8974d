"use client";

import { Ban, Copy, Ellipsis, Pause, Play, ShieldCheck, Trash2 } from "lucide-react";
import { useState } from "react";

import { useCopy } from "@/components/lib/use-copy";
import type { License } from "@/components/trpc/types";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

import { LicenseBanDialog } from "./license-ban-dialog";
import type { LicenseActions } from "./use-license-actions";

type LicenseRowMenuProps = { license: License; actions: LicenseActions };

/** What can be done to one license. */
export function LicenseRowMenu({ license, actions }: LicenseRowMenuProps) {
  const { copy } = useCopy();
  const [asking, setAsking] = useState<"ban" | "delete" | null>(null);
  const close = (open: boolean) => !open && setAsking(null);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
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
            <DropdownMenuItem variant="destructive" onSelect={() => setAsking("ban")}>
              <Ban aria-hidden="true" />
              Ban…
            </DropdownMenuItem>
          )}
          <DropdownMenuItem variant="destructive" onSelect={() => setAsking("delete")}>
            <Trash2 aria-hidden="true" />
            Delete…
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <LicenseBanDialog
        open={asking === "ban"}
        onOpenChange={close}
        licenseKey={license.licenseKey}
        onBan={(reason) => actions.ban(license.id, reason)}
      />
      <ConfirmDialog
        open={asking === "delete"}
        onOpenChange={close}
        title="Delete this license?"
        description={
          <>
            <code className="break-all font-mono text-foreground text-xs">{license.licenseKey}</code> stops working at
            once, and what it granted goes with it. This cannot be undone; to stop it for a while, pause it instead.
          </>
        }
        action="Delete license"
        onConfirm={() => actions.remove(license.id)}
      />
    </>
  );
}
