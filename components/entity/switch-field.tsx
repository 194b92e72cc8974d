"use client";

import type { ReactNode } from "react";
import type { Control, FieldPath, FieldValues } from "react-hook-form";

import { FormField } from "@/components/ui/form";
import { Switch } from "@/components/ui/switch";

type SwitchFieldProps<V extends FieldValues, N extends FieldPath<V>, T> = {
  control: Control<V, unknown, T>;
  name: N;
  label: string;
  description: ReactNode;
};

/** A field of a form that is on or off, with its words to the left of the switch. */
export function SwitchField<V extends FieldValues, N extends FieldPath<V>, T>(props: SwitchFieldProps<V, N, T>) {
  return (
    <FormField {...props} layout="row">
      {({ value, onChange, ...field }) => <Switch {...field} checked={value} onCheckedChange={onChange} />}
    </FormField>
  );
}

/** Whether a customer may use the seller's panel, which is a flag for programs of the seller's. */
export function PanelAccessField<V extends FieldValues, N extends FieldPath<V>, T>(
  props: Omit<SwitchFieldProps<V, N, T>, "label" | "description">,
) {
  return (
    <SwitchField
      {...props}
      label="Customer panel"
      description="A flag for a panel of your own, which reads it through the Elite API. Clients are not affected."
    />
  );
}
