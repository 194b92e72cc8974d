"use client";

import { BanDialog } from "@/components/entity/ban-dialog";
import { DaysDialog } from "@/components/entity/days-dialog";
import { Ending } from "@/components/entity/ending";
import { HolderEditDialog } from "@/components/entity/holder-edit-dialog";
import type { Asked } from "@/components/entity/use-question";
import { formatDays } from "@/components/lib/format";
import type { License } from "@/components/trpc/types";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

import type { LicenseQuestion } from "./license-row-menu";
import type { LicenseActions } from "./use-license-actions";

type LicenseDialogsProps = {
  /** The question to ask; the last one stays while its dialog closes. */
  asked: Asked<LicenseQuestion, License>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  actions: LicenseActions;
};

/** The dialogs of one license. */
export function LicenseDialogs({ asked, open, onOpenChange, actions }: LicenseDialogsProps) {
  const { about, row: license } = asked;
  const at = (question: LicenseQuestion) => ({ open: open && about === question, onOpenChange });
  const key = <code className="break-all font-mono text-foreground text-xs">{license.licenseKey}</code>;
  const lasts =
    license.expiresAt === null && license.durationDays !== null ? (
      <>
        {key} runs for {formatDays(license.durationDays)} from its first use.
      </>
    ) : (
      <>
        {key} <Ending at={license.expiresAt} />
      </>
    );
  return (
    <>
      <BanDialog
        {...at("ban")}
        noun="license"
        who={license.licenseKey}
        onBan={(reason) => actions.ban(license.id, reason)}
      />
      <DaysDialog
        {...at("extend")}
        direction="extend"
        title="Extend license"
        description={lasts}
        onSubmit={(days) => actions.extend(license.id, days)}
      />
      <DaysDialog
        {...at("shorten")}
        direction="shorten"
        title="Shorten license"
        description={lasts}
        onSubmit={(days) => actions.shorten(license.id, days)}
      />
      <HolderEditDialog
        {...at("edit")}
        noun="license"
        appId={license.appId}
        holder={license}
        description={lasts}
        endHint={
          license.expiresAt === null && license.durationDays !== null
            ? "Takes the place of the days from the first use."
            : "Empty: it never ends."
        }
        onSave={({ newUsername: _name, email: _email, ...changes }) => actions.edit(license.id, changes)}
      />
      <ConfirmDialog
        {...at("delete")}
        title="Delete this license?"
        description={
          <>
            {key} stops working at once, and what it granted goes with it. This cannot be undone; to stop it for a
            while, pause it instead.
          </>
        }
        action="Delete license"
        onConfirm={() => actions.remove(license.id)}
      />
    </>
  );
}
