"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

import { cn } from "@/components/lib/cn";

type LinkTabsProps = { label: string; tabs: readonly { href: string; label: string }[] };

/** Tabs that are pages of their own, so that each has an address. */
export function LinkTabs({ label, tabs }: LinkTabsProps) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className="mb-4 flex items-center gap-4 overflow-x-auto border-b">
      {tabs.map((tab) => {
        const isCurrent = pathname === tab.href;
        return (
          <Link
            key={tab.href}
            href={tab.href}
            aria-current={isCurrent ? "page" : undefined}
            className={cn(
              "focus-visible:-outline-offset-2 -mb-px whitespace-nowrap rounded-t-sm border-transparent border-b-2 px-0.5 py-2 font-medium text-13 text-muted-foreground transition-colors hover:text-foreground",
              isCurrent && "border-brand text-foreground",
            )}
          >
            {tab.label}
          </Link>
        );
      })}
    </nav>
  );
}
