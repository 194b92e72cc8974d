"use client";

import { Check, Copy } from "lucide-react";

import { cn } from "@/components/lib/cn";
import { useCopy } from "@/components/lib/use-copy";

type CopyTextProps = {
  value: string;
  /** What is copied, for the button's name: "owner id" makes "Copy owner id". */
  label: string;
  className?: string;
  children?: React.ReactNode;
};

/** A value in monospace that copies itself when clicked. */
export function CopyText({ value, label, className, children }: CopyTextProps) {
  const { copied, copy } = useCopy();
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      aria-label={`Copy ${label} ${value}`}
      onClick={() => copy(value, `${label.charAt(0).toUpperCase()}${label.slice(1)} copied`)}
      className={cn(
        "focus-ring group/copy -mx-1 inline-flex max-w-[calc(100%+0.5rem)] items-center gap-1.5 rounded px-1 py-0.5 font-mono text-xs hover:bg-accent",
        className,
      )}
    >
      <span className="truncate">{children ?? value}</span>
      <Icon
        aria-hidden="true"
        className={cn(
          "size-3 shrink-0 text-muted-foreground opacity-0 group-hover/copy:opacity-100 group-focus-visible/copy:opacity-100",
          copied && "text-success opacity-100",
        )}
      />
    </button>
  );
}
