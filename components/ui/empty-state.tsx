import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

import { cn } from "@/components/lib/cn";

type EmptyStateProps = {
  icon: LucideIcon;
  title: string;
  /** What this place is for and what to do next. */
  description: ReactNode;
  action?: ReactNode;
  className?: string;
};

/** What a list shows while it has nothing: why, and the next step. */
export function EmptyState({ icon: Icon, title, description, action, className }: EmptyStateProps) {
  return (
    <div className={cn("flex flex-col items-center justify-center px-6 py-14 text-center", className)}>
      <span className="mb-4 flex size-10 items-center justify-center rounded-lg border bg-card shadow-xs">
        <Icon aria-hidden="true" className="size-5 text-muted-foreground" />
      </span>
      <p className="font-medium text-sm">{title}</p>
      <p className="mt-1 max-w-sm text-balance text-13 text-muted-foreground">{description}</p>
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
