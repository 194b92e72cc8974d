"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";

import { LicenseBanDialog } from "./license-ban-dialog";
import type { LicenseQuestion } from "./license-row-menu";
import type { LicenseActions } from "./use-license-actions";

type LicenseDialogsProps = {
  /** The question to ask; the last one stays while its dialog closes. */
  question: LicenseQuestion;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  actions: LicenseActions;
};

/** The dialogs of one license: the reason of a ban, and whether to delete. */
export function LicenseDialogs({ question, open, onOpenChange, actions }: LicenseDialogsProps) {
  const { about, license } = question;
  return (
    <>
      <LicenseBanDialog
        open={open && about === "ban"}
        onOpenChange={onOpenChange}
        licenseKey={license.licenseKey}
        onBan={(reason) => actions.ban(license.id, reason)}
      />
      <ConfirmDialog
        open={open && about === "delete"}
        onOpenChange={onOpenChange}
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
