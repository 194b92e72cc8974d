import type { ReactNode } from "react";

/** One fact of a `<dl>`: what it is, in grey, above what it says. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted-foreground text-xs">{label}</dt>
      <dd className="mt-0.5 text-13">{children}</dd>
    </div>
  );
}
