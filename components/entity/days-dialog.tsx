"use client";

import type { ReactNode } from "react";

import { lazyResolver } from "@/components/lib/lazy-resolver";
import { FormField } from "@/components/ui/form";
import { NumberInput } from "@/components/ui/number-input";
import { SubscriptionSelect } from "@/components/user/subscription-select";

import { FormDialog } from "./form-dialog";

const resolver = lazyResolver(async () => (await import("./change-values")).DaysValues);

type DaysDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  direction: "extend" | "shorten";
  title: string;
  /** What has which end now. */
  description: ReactNode;
  /** Offers another tier of this application as well. */
  tiersOf?: string | undefined;
  onSubmit: (days: number, subscription: string) => Promise<unknown>;
};

/** Gives something more days or takes some. */
export function DaysDialog({ direction, tiersOf, onSubmit, ...dialog }: DaysDialogProps) {
  const isMore = direction === "extend";
  return (
    <FormDialog
      {...dialog}
      submit={isMore ? "Extend" : "Shorten"}
      destructive={!isMore}
      resolver={resolver}
      defaults={{ days: 30, subscription: "" }}
      onSubmit={({ days, subscription }) => onSubmit(days, subscription)}
    >
      {(control) => (
        <>
          <FormField
            control={control}
            name="days"
            label="Days"
            description={isMore ? "Counted from the end, or from now when it has passed." : "Taken off the end."}
          >
            {(field) => <NumberInput {...field} min={1} max={36_500} />}
          </FormField>
          {tiersOf && (
            <FormField control={control} name="subscription" label="Subscription">
              {(field) => <SubscriptionSelect {...field} appId={tiersOf} none="Stays as it is" />}
            </FormField>
          )}
        </>
      )}
    </FormDialog>
  );
}
