"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";

import { plural } from "@/components/lib/format";

import { Button } from "../button";

type BulkBarProps = { count: number; noun: string; onClear: () => void; children: ReactNode };

/** Floats over the foot of the page while rows are selected, with what can be done to all of them. */
export function BulkBar({ count, noun, onClear, children }: BulkBarProps) {
  return (
    <section
      aria-label="Selection"
      className="slide-in-from-bottom-2 fade-in-0 fixed inset-x-3 bottom-4 z-40 mx-auto flex w-fit max-w-[calc(100%-1.5rem)] animate-in flex-wrap items-center justify-center gap-1.5 rounded-xl border bg-popover p-1.5 pl-3 shadow-lg"
    >
      <p aria-live="polite" className="mr-1.5 whitespace-nowrap text-13 tabular-nums">
        <span className="font-medium">{plural(count, noun)}</span> selected
      </p>
      {children}
      <Button variant="ghost" size="icon-sm" aria-label="Clear selection" onClick={onClear}>
        <X aria-hidden="true" />
      </Button>
    </section>
  );
}
