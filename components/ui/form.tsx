"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import {
  type Control,
  type ControllerRenderProps,
  type FieldPath,
  type FieldValues,
  useController,
} from "react-hook-form";

import { cn } from "@/components/lib/cn";

import { Label } from "./label";

type FieldControl<V extends FieldValues, N extends FieldPath<V>> = ControllerRenderProps<V, N> & {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
};

type FormFieldProps<V extends FieldValues, N extends FieldPath<V>, T> = {
  control: Control<V, unknown, T>;
  name: N;
  label: ReactNode;
  description?: ReactNode;
  /** Beside the label, at the right edge: a link or a hint. */
  aside?: ReactNode;
  /** `row` puts the control to the right of its words, for switches. */
  layout?: "stack" | "row";
  className?: string;
  children: (field: FieldControl<V, N>) => ReactNode;
};

/**
 * One field of a form: label, control, description and, when the value is wrong, the reason. The control receives
 * what it needs to be named and described to a screen reader.
 */
export function FormField<V extends FieldValues, N extends FieldPath<V>, T>({
  control,
  name,
  label,
  description,
  aside,
  layout = "stack",
  className,
  children,
}: FormFieldProps<V, N, T>) {
  const id = useId();
  const { field, fieldState } = useController({ control, name });
  const given = fieldState.error?.message;
  // Schemas speak in the middle of a sentence: "value: must be …".
  const message = given && given.charAt(0).toUpperCase() + given.slice(1);
  const describedBy = [message && `${id}-message`, description && `${id}-description`].filter(Boolean).join(" ");
  const input = children({
    ...field,
    id,
    ...(describedBy ? { "aria-describedby": describedBy } : {}),
    ...(message ? { "aria-invalid": true as const } : {}),
  });
  const words = description && (
    <p id={`${id}-description`} className="text-muted-foreground text-xs leading-relaxed">
      {description}
    </p>
  );
  const reason = message && (
    <p id={`${id}-message`} role="alert" className="flex items-start gap-1.5 text-destructive text-xs">
      <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
      {message}
    </p>
  );

  if (layout === "row") {
    return (
      <div className={cn("flex items-start justify-between gap-6", className)}>
        <div className="grid gap-0.5">
          <Label htmlFor={id}>{label}</Label>
          {words}
          {reason}
        </div>
        <div className="pt-0.5">{input}</div>
      </div>
    );
  }
  return (
    <div className={cn("grid content-start gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-3">
        <Label htmlFor={id}>{label}</Label>
        {aside}
      </div>
      {input}
      {reason}
      {words}
    </div>
  );
}
