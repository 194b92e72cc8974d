"use client";

import { Progress as ProgressPrimitive } from "radix-ui";
import type { ComponentProps } from "react";

import { cn } from "@/components/lib/cn";

/** How much is done, 0 to `max` (100). `null` means that nobody knows. */
export function Progress({
  className,
  value = null,
  max = 100,
  ...props
}: ComponentProps<typeof ProgressPrimitive.Root>) {
  const share = value === null ? 0.35 : value / max;
  return (
    <ProgressPrimitive.Root
      value={value}
      max={max}
      className={cn("h-1.5 w-full overflow-hidden rounded-full bg-secondary", className)}
      {...props}
    >
      <ProgressPrimitive.Indicator
        className={cn("h-full origin-left bg-primary transition-transform", value === null && "animate-pulse")}
        style={{ transform: `scaleX(${share})` }}
      />
    </ProgressPrimitive.Root>
  );
}
