"use client";

import type { ReactNode } from "react";
import type { Control } from "react-hook-form";

import { lazyResolver } from "@/components/lib/lazy-resolver";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { Textarea } from "@/components/ui/textarea";
import { SubscriptionSelect } from "@/components/user/subscription-select";

import { FormDialog } from "./form-dialog";
import { type Holder, type HolderChanges, holderChanges, holderValues } from "./holder-changes";
import type { HolderValues } from "./holder-values";
import { PanelAccessField, SwitchField } from "./switch-field";

const RESOLVERS = {
  license: lazyResolver(async () => (await import("./holder-values")).LicenseHolderValues),
  user: lazyResolver(async () => (await import("./holder-values")).UserHolderValues),
};

type HolderEditDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  noun: "license" | "user";
  appId: string;
  holder: Holder;
  description: ReactNode;
  /** What the field of the last day says below it. */
  endHint: string;
  /** Fields of its own, before the common ones. */
  children?: (control: Control<HolderValues, unknown, HolderValues>) => ReactNode;
  /** Saves what was changed; not asked when nothing was. */
  onSave: (changes: HolderChanges) => Promise<unknown>;
};

/** Changes what is known of a license or a user, and what they may use. */
export function HolderEditDialog({ noun, appId, holder, endHint, children, onSave, ...dialog }: HolderEditDialogProps) {
  return (
    <FormDialog
      {...dialog}
      title={`Edit ${noun}`}
      submit="Save"
      resolver={RESOLVERS[noun]}
      defaults={holderValues(holder)}
      blame={{ USERNAME_TAKEN: "username", SUBSCRIPTION_NOT_FOUND: "subscription" }}
      onSubmit={async (values) => {
        const changes = holderChanges(holder, values);
        if (Object.keys(changes).length > 0) await onSave(changes);
      }}
    >
      {(control) => (
        <>
          {children?.(control)}
          <FormField control={control} name="subscription" label="Subscription">
            {(field) => <SubscriptionSelect {...field} appId={appId} none="Stays as it is" />}
          </FormField>
          <div className="grid gap-4 sm:grid-cols-2">
            <FormField control={control} name="expiresOn" label="Last day" description={endHint}>
              {(field) => <Input {...field} type="date" />}
            </FormField>
            <FormField control={control} name="deviceLimit" label="Machines" description="How many may be bound.">
              {(field) => <NumberInput {...field} min={1} />}
            </FormField>
          </div>
          <FormField control={control} name="note" label="Note" description="Only you see it.">
            {(field) => <Textarea {...field} rows={2} />}
          </FormField>
          <SwitchField
            control={control}
            name="freezeExpiry"
            label="Freeze the clock"
            description="While on, no time runs off. Switched off, the end moves by as long as it stood still."
          />
          <PanelAccessField control={control} name="userPanelAccess" />
        </>
      )}
    </FormDialog>
  );
}
