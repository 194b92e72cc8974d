import { cn } from "@/components/lib/cn";

const LOOKS: Readonly<Record<string, string>> = {
  GET: "bg-info-soft text-info",
  POST: "bg-success-soft text-success",
  PUT: "bg-warning-soft text-warning",
  DELETE: "bg-destructive-soft text-destructive",
};

/** An HTTP method, in its color. */
export function DocsMethod({ method, className }: { method: string; className?: string }) {
  return (
    <span className={cn("rounded px-1.5 py-0.5 font-mono font-semibold text-2xs", LOOKS[method], className)}>
      {method}
    </span>
  );
}
