"use client";

import type { ComponentProps } from "react";

import { Input } from "./input";

type NumberInputProps = Omit<ComponentProps<typeof Input>, "type" | "value" | "onChange"> & {
  /** `undefined` is an empty field. */
  value: number | undefined;
  onChange: (value: number | undefined) => void;
};

/** A field for a whole number, typed or stepped; the wheel does not change it by accident. */
export function NumberInput({ value, onChange, ...props }: NumberInputProps) {
  return (
    <Input
      {...props}
      type="number"
      inputMode="numeric"
      value={value ?? ""}
      onWheel={(event) => event.currentTarget.blur()}
      onChange={(event) => onChange(Number.isNaN(event.target.valueAsNumber) ? undefined : event.target.valueAsNumber)}
    />
  );
}
