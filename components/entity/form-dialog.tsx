"use client";

import type { ReactNode } from "react";
import {
  type Control,
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  type Resolver,
  useForm,
} from "react-hook-form";

import { blamedField, codeOf } from "@/components/trpc/errors";
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
import { FormError } from "@/components/ui/form-error";

type FormDialogProps<V extends FieldValues, T extends FieldValues> = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: ReactNode;
  /** The verb on the button. */
  submit: string;
  destructive?: boolean;
  resolver: Resolver<V, unknown, T>;
  defaults: DefaultValues<V>;
  /** The field that a refusal of this code is about, such as a name that is taken. */
  blame?: Record<string, FieldPath<V>>;
  /** Does the deed. The dialog closes when it resolves; what it throws is shown, at its field where it names one. */
  onSubmit: (values: T) => Promise<unknown>;
  children: (control: Control<V, unknown, T>) => ReactNode;
};

/** A dialog that is a form: fields, and a button that does what the title says. */
export function FormDialog<V extends FieldValues, T extends FieldValues>(props: FormDialogProps<V, T>) {
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange}>
      <DialogContent>
        <DialogForm {...props} />
      </DialogContent>
    </Dialog>
  );
}

function DialogForm<V extends FieldValues, T extends FieldValues>(props: FormDialogProps<V, T>) {
  const { title, description, submit: verb, destructive, resolver, defaults, blame, onSubmit, onOpenChange } = props;
  const form = useForm<V, unknown, T>({ resolver, defaultValues: defaults });
  const { isSubmitting, isSubmitSuccessful, errors } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    try {
      await onSubmit(values);
      onOpenChange(false);
    } catch (error) {
      const refusal = error instanceof Error ? error.cause : null;
      const message = error instanceof Error ? error.message : "That did not work. Nothing was changed.";
      const field = blame?.[codeOf(refusal) ?? ""] ?? blamedField(refusal, Object.keys(defaults) as FieldPath<V>[]);
      form.setError(field ?? "root", { message }, { shouldFocus: true });
    }
  });

  return (
    <form noValidate onSubmit={submit} className="contents">
      <DialogHeader>
        <DialogTitle>{title}</DialogTitle>
        <DialogDescription asChild>
          <div>{description}</div>
        </DialogDescription>
      </DialogHeader>
      <DialogBody className="grid gap-4">
        {props.children(form.control)}
        <FormError message={errors.root?.message} />
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <Button
          type="submit"
          variant={destructive ? "destructive" : "default"}
          loading={isSubmitting || (isSubmitSuccessful && !errors.root)}
        >
          {verb}
        </Button>
      </DialogFooter>
    </form>
  );
}
