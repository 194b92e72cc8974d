import { LoaderCircle } from "lucide-react";
import type { ComponentProps } from "react";

import { cn } from "@/components/lib/cn";

/** A turning ring, hidden from screen readers: the control around it says that it is busy. */
export function Spinner({ className, ...props }: ComponentProps<typeof LoaderCircle>) {
  return <LoaderCircle aria-hidden="true" className={cn("size-4 animate-spin", className)} {...props} />;
}
