"use client";

import { lazyResolver } from "@/components/lib/lazy-resolver";
import { FormField } from "@/components/ui/form";
import { Textarea } from "@/components/ui/textarea";

import { FormDialog } from "./form-dialog";

const resolver = lazyResolver(async () => (await import("./change-values")).BanValues);

type BanDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  noun: "license" | "user";
  /** The name in question, or what stands for several: "12 users". */
  who: string;
  count?: number;
  onBan: (reason: string) => Promise<unknown>;
};

const EFFECT = {
  license: "is refused from now on, and what it granted counts for nothing, also for who is logged in.",
  user: "is refused from now on, also where they are logged in.",
};
const EFFECT_ON_MANY = {
  license: "are refused from now on, and what they granted counts for nothing, also for who is logged in.",
  user: "are refused from now on, also where they are logged in.",
};

/** Asks for the reason of a ban, which the seller can read later. */
export function BanDialog({ open, onOpenChange, noun, who, count = 1, onBan }: BanDialogProps) {
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title={count === 1 ? `Ban ${noun}` : `Ban ${who}`}
      description={
        <>
          <bdi className="break-all font-medium text-foreground">{who}</bdi>{" "}
          {(count === 1 ? EFFECT : EFFECT_ON_MANY)[noun]} You can unban later.
        </>
      }
      submit="Ban"
      destructive
      resolver={resolver}
      defaults={{ reason: "" }}
      onSubmit={({ reason }) => onBan(reason.trim())}
    >
      {(control) => (
        <FormField control={control} name="reason" label="Reason" description={`Optional. Kept with the ${noun}.`}>
          {(field) => <Textarea {...field} rows={2} placeholder="Chargeback" />}
        </FormField>
      )}
    </FormDialog>
  );
}
