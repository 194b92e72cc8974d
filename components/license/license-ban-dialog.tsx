"use client";

import { useForm } from "react-hook-form";

import { lazyResolver } from "@/components/lib/lazy-resolver";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { FormField } from "@/components/ui/form";
import { FormError } from "@/components/ui/form-error";
import { Textarea } from "@/components/ui/textarea";

const resolver = lazyResolver(async () => (await import("./license-ban-values")).BanValues);

type LicenseBanDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The key in question, or what stands for several: "12 licenses". */
  licenseKey: string;
  /** Bans. What it throws is shown and the dialog stays. */
  onBan: (reason: string | undefined) => Promise<unknown>;
};

/** Asks for the reason of a ban, which clients and later the seller can read. */
export function LicenseBanDialog(props: LicenseBanDialogProps) {
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange}>
      <DialogContent>
        <BanForm {...props} />
      </DialogContent>
    </Dialog>
  );
}

function BanForm({ licenseKey, onBan, onOpenChange }: LicenseBanDialogProps) {
  const form = useForm({ resolver, defaultValues: { reason: "" } });
  const { isSubmitting, errors } = form.formState;

  const submit = form.handleSubmit(async ({ reason }) => {
    try {
      await onBan(reason.trim() || undefined);
      onOpenChange(false);
    } catch (error) {
      form.setError("root", { message: error instanceof Error ? error.message : "That did not work." });
    }
  });

  return (
    <form noValidate onSubmit={submit} className="contents">
      <DialogHeader>
        <DialogTitle>Ban license</DialogTitle>
        <DialogDescription>
          <span className="break-all font-mono text-foreground text-xs">{licenseKey}</span> is refused from now on, and
          every session it opened ends at once. You can unban it later.
        </DialogDescription>
      </DialogHeader>
      <DialogBody className="grid gap-4">
        <FormField control={form.control} name="reason" label="Reason" description="Optional. Kept with the license.">
          {(field) => <Textarea {...field} rows={2} placeholder="Chargeback" />}
        </FormField>
        <FormError message={errors.root?.message} />
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="destructive" loading={isSubmitting}>
          Ban
        </Button>
      </DialogFooter>
    </form>
  );
}
