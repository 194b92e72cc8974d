import { CircleAlert, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

import { cn } from "@/components/lib/cn";

const MOODS: Record<string, { icon: LucideIcon; classes: string }> = {
  info: { icon: Info, classes: "border-info/20 bg-info-soft text-info" },
  warning: { icon: TriangleAlert, classes: "border-warning/25 bg-warning-soft text-warning" },
  danger: { icon: CircleAlert, classes: "border-destructive/20 bg-destructive-soft text-destructive" },
};

type AlertProps = { mood: "info" | "warning" | "danger"; children: ReactNode; action?: ReactNode; className?: string };

/** A sentence that should not be overlooked, with room for what to do about it. */
export function Alert({ mood, children, action, className }: AlertProps) {
  const { icon: Icon, classes } = MOODS[mood] ?? { icon: Info, classes: "" };
  return (
    <div
      className={cn(
        "flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border px-3.5 py-2.5 text-13",
        classes,
        className,
      )}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      <div className="min-w-0 flex-1 basis-56">{children}</div>
      {action}
    </div>
  );
}
