"use client";

import { Popover as PopoverPrimitive } from "radix-ui";
import type { ComponentProps } from "react";

import { cn } from "@/components/lib/cn";

import { floatingClasses } from "./dropdown-menu";

/** A small window tied to a button. */
export const Popover = PopoverPrimitive.Root;
/** What opens the popover. */
export const PopoverTrigger = PopoverPrimitive.Trigger;

/** The popover's surface. */
export function PopoverContent({
  className,
  align = "start",
  sideOffset = 4,
  ...props
}: ComponentProps<typeof PopoverPrimitive.Content>) {
  return (
    <PopoverPrimitive.Portal>
      <PopoverPrimitive.Content
        align={align}
        sideOffset={sideOffset}
        className={cn(floatingClasses, "w-72 p-3", className)}
        {...props}
      />
    </PopoverPrimitive.Portal>
  );
}
