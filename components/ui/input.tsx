import type { ComponentProps } from "react";

import { cn } from "@/components/lib/cn";

/** Looks shared by everything one types into. Sixteen pixels on phones, or iOS zooms the page on focus. */
export const fieldClasses =
  "focus-ring w-full min-w-0 rounded-md border border-input bg-card text-base text-foreground shadow-xs transition-[border-color,box-shadow] placeholder:text-muted-foreground/75 disabled:cursor-not-allowed disabled:opacity-55 aria-invalid:border-destructive aria-invalid:focus-visible:shadow-[0_0_0_3px_color-mix(in_oklch,var(--destructive)_25%,transparent)] sm:text-13 dark:bg-secondary/30";

/** A one-line text field. */
export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  return <input type={type} data-slot="input" className={cn(fieldClasses, "h-8 px-2.5", className)} {...props} />;
}
