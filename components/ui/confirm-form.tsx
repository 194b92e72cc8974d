"use client";

import { useId, useState } from "react";

import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogTitle,
} from "./alert-dialog";
import { Button } from "./button";
import type { ConfirmDialogProps } from "./confirm-dialog";
import { FormError } from "./form-error";
import { Input } from "./input";
import { Label } from "./label";

/** The dialog of a `ConfirmDialog`. */
export function ConfirmForm(props: ConfirmDialogProps) {
  return (
    <AlertDialog open={props.open} onOpenChange={props.onOpenChange}>
      <AlertDialogContent>
        <Question {...props} />
      </AlertDialogContent>
    </AlertDialog>
  );
}

function Question({
  title,
  description,
  action,
  typeToConfirm,
  destructive = true,
  onConfirm,
  onOpenChange,
}: ConfirmDialogProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const allowed = typeToConfirm === undefined || typed === typeToConfirm;

  async function confirm() {
    setBusy(true);
    setError(undefined);
    try {
      await onConfirm();
      onOpenChange(false);
    } catch (cause) {
      setError(cause instanceof Error ? cause.message : "That did not work. Nothing was changed.");
      setBusy(false);
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (allowed && !busy) void confirm();
      }}
    >
      <div className="grid gap-4 px-5 pt-4 pb-5">
        <div>
          <AlertDialogTitle>{title}</AlertDialogTitle>
          <AlertDialogDescription>{description}</AlertDialogDescription>
        </div>
        {typeToConfirm !== undefined && (
          <div className="grid gap-1.5">
            <Label htmlFor={id} className="block font-normal text-muted-foreground">
              Type <span className="select-all break-all font-medium text-foreground">{typeToConfirm}</span> to confirm
            </Label>
            <Input
              id={id}
              value={typed}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setTyped(event.target.value)}
            />
          </div>
        )}
        <FormError message={error} />
      </div>
      <div className="flex justify-end gap-2 border-t bg-muted/50 px-5 py-3">
        <AlertDialogCancel asChild>
          <Button variant="outline">Cancel</Button>
        </AlertDialogCancel>
        <Button type="submit" variant={destructive ? "destructive" : "default"} disabled={!allowed} loading={busy}>
          {action}
        </Button>
      </div>
    </form>
  );
}
