"use client";

import { Tabs as TabsPrimitive } from "radix-ui";
import type { ComponentProps } from "react";

import { cn } from "@/components/lib/cn";

/** Panels of which one shows at a time. */
export const Tabs = TabsPrimitive.Root;
/** One panel. */
export const TabsContent = TabsPrimitive.Content;

/** The row of tabs; it scrolls sideways when there is no room. */
export function TabsList({ className, ...props }: ComponentProps<typeof TabsPrimitive.List>) {
  return (
    <TabsPrimitive.List
      data-slot="tabs-list"
      className={cn("flex items-center gap-4 overflow-x-auto border-b [scrollbar-width:none]", className)}
      {...props}
    />
  );
}

/** One tab. */
export function TabsTrigger({ className, ...props }: ComponentProps<typeof TabsPrimitive.Trigger>) {
  return (
    <TabsPrimitive.Trigger
      data-slot="tabs-trigger"
      className={cn(
        "focus-visible:-outline-offset-2 relative rounded-t-sm -mb-px whitespace-nowrap border-transparent border-b-2 px-0.5 py-2 font-medium text-13 text-muted-foreground transition-colors hover:text-foreground data-[state=active]:border-brand data-[state=active]:text-foreground",
        className,
      )}
      {...props}
    />
  );
}
