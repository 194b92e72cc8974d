import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";

import { cn } from "@/components/lib/cn";

import { fieldClasses } from "./input";

/** The browser's own select in our looks: for short lists of plain words, where it is lighter and better on phones. */
export function NativeSelect({ className, ...props }: ComponentProps<"select">) {
  return (
    <span className="relative inline-flex">
      <select
        data-slot="native-select"
        className={cn(fieldClasses, "h-8 w-auto appearance-none pr-7 pl-2.5 [&>option]:bg-popover", className)}
        {...props}
      />
      <ChevronsUpDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2 size-3.5 -translate-y-1/2 text-muted-foreground"
      />
    </span>
  );
}
