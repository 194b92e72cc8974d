import type { ComponentProps } from "react";

import { cn } from "@/components/lib/cn";

/** A grey shape in the place of something that is on its way. Give it the size of that thing. */
export function Skeleton({ className, ...props }: ComponentProps<"span">) {
  return (
    <span
      data-slot="skeleton"
      aria-hidden="true"
      className={cn("block animate-pulse rounded-md bg-accent", className)}
      {...props}
    />
  );
}
