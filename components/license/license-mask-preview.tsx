"use client";

import { Shuffle } from "lucide-react";
import { useMemo, useState } from "react";

import { cn } from "@/components/lib/cn";
import { Button } from "@/components/ui/button";

import { exampleKey, maskStrength } from "./key-mask";

const WEAK_BITS = 60;

/** What keys of a mask look like and how hard they are to guess. */
export function LicenseMaskPreview({ mask }: { mask: string }) {
  const [draw, setDraw] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new draw asks for a new example of the same mask.
  const example = useMemo(() => exampleKey(mask), [mask, draw]);
  const { places, bits } = maskStrength(mask);
  const weak = bits < WEAK_BITS;
  return (
    <div className="rounded-md border border-dashed bg-muted/50 py-2 pr-2 pl-3">
      <div className="flex items-center gap-2">
        <output aria-label="Example key" className="min-w-0 flex-1 break-all font-mono text-13">
          {example || "–"}
        </output>
        <Button variant="ghost" size="icon-sm" aria-label="Another example" onClick={() => setDraw((n) => n + 1)}>
          <Shuffle aria-hidden="true" className="size-3.5" />
        </Button>
      </div>
      <p className={cn("text-xs", weak ? "text-warning" : "text-muted-foreground")}>
        {places} random characters, {bits} bits{weak && ". Short keys can be guessed; 12 places or more are safer."}
      </p>
    </div>
  );
}
