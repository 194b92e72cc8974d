import type { ComponentProps } from "react";

import { cn } from "@/components/lib/cn";

import { fieldClasses } from "./input";

/** A field of several lines that grows with its text where the browser can. */
export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      data-slot="textarea"
      className={cn(fieldClasses, "field-sizing-content max-h-60 min-h-16 px-2.5 py-1.5", className)}
      {...props}
    />
  );
}
