import { Activity, KeyRound, type LucideIcon, ScrollText, Users } from "lucide-react";

import { formatCompact, formatCount } from "@/components/lib/format";
import type { App } from "@/components/trpc/types";

type Tile = { label: string; value: number; icon: LucideIcon };

/** The four counts of an application. */
export function AppStats({ stats }: { stats: App["stats"] }) {
  const tiles: Tile[] = [
    { label: "Users", value: stats.users, icon: Users },
    { label: "Licenses", value: stats.licenses, icon: KeyRound },
    { label: "Active sessions", value: stats.activeSessions, icon: Activity },
    { label: "Log entries", value: stats.logs, icon: ScrollText },
  ];
  return (
    <dl className="grid grid-cols-2 overflow-hidden rounded-xl border bg-border shadow-xs [gap:1px] lg:grid-cols-4">
      {tiles.map(({ label, value, icon: Icon }) => (
        <div key={label} className="bg-card px-4 py-3.5 sm:px-5">
          <dt className="flex items-center gap-1.5 text-muted-foreground text-xs">
            <Icon aria-hidden="true" className="size-3.5" />
            {label}
          </dt>
          <dd className="mt-1 font-semibold text-2xl tabular-nums tracking-tight" title={formatCount(value)}>
            {formatCompact(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
