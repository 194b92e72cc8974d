"use client";

import { FormDialog } from "@/components/entity/form-dialog";
import { lazyResolver } from "@/components/lib/lazy-resolver";
import { FormField } from "@/components/ui/form";
import { Textarea } from "@/components/ui/textarea";

const resolver = lazyResolver(async () => (await import("./user-values")).BanUserValues);

type UserBanDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The name in question, or what stands for several: "12 users". */
  who: string;
  onBan: (reason: string) => Promise<unknown>;
};

/** Asks for the reason of a ban. */
export function UserBanDialog({ open, onOpenChange, who, onBan }: UserBanDialogProps) {
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Ban user"
      description={
        <>
          <bdi className="break-all font-medium text-foreground">{who}</bdi> cannot log in from now on, and every open
          session ends at once. You can unban later.
        </>
      }
      submit="Ban"
      destructive
      resolver={resolver}
      defaults={{ reason: "" }}
      onSubmit={({ reason }) => onBan(reason.trim())}
    >
      {(control) => (
        <FormField control={control} name="reason" label="Reason" description="Optional. Kept with the user.">
          {(field) => <Textarea {...field} rows={2} placeholder="Chargeback" />}
        </FormField>
      )}
    </FormDialog>
  );
}
