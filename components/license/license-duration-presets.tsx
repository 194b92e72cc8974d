"use client";

import { cn } from "@/components/lib/cn";

const PRESETS: { label: string; days: number | null }[] = [
  { label: "1 day", days: 1 },
  { label: "7 days", days: 7 },
  { label: "30 days", days: 30 },
  { label: "90 days", days: 90 },
  { label: "1 year", days: 365 },
  { label: "Lifetime", days: null },
];

type DurationPresetsProps = { value: number | null; onChoose: (days: number | null) => void };

/** The lengths of time that sellers sell; `null` is a license that never expires. */
export function DurationPresets({ value, onChoose }: DurationPresetsProps) {
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">Common durations</legend>
      {PRESETS.map(({ label, days }) => (
        <button
          key={label}
          type="button"
          aria-pressed={value === days}
          onClick={() => onChoose(days)}
          className={cn(
            "focus-ring h-6 rounded-full border px-2.5 text-muted-foreground text-xs transition-colors hover:border-ring hover:text-foreground",
            value === days && "border-brand/50 bg-brand-soft text-brand hover:text-brand",
          )}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
