import Link from "next/link";

import { formatCompact } from "@/components/lib/format";
import type { AppSummary } from "@/components/trpc/types";
import { Avatar } from "@/components/ui/avatar";
import { RelativeTime } from "@/components/ui/relative-time";

import { AppStatusBadge } from "./app-status-badge";

/** One application among all: the whole card leads to it. */
export function AppCard({ app }: { app: AppSummary }) {
  const counts = [
    { label: "Users", value: app.stats.users },
    { label: "Licenses", value: app.stats.licenses },
    { label: "Sessions", value: app.stats.activeSessions },
  ];
  return (
    <article className="group relative flex flex-col rounded-xl border bg-card shadow-xs transition-[border-color,box-shadow] focus-within:border-ring hover:border-ring/60 hover:shadow-sm">
      <div className="flex items-start gap-3 px-4 pt-4">
        <Avatar name={app.name} className="size-9 text-13" />
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-semibold text-sm tracking-tight">
            <Link
              href={`/apps/${app.id}`}
              className="outline-none after:absolute after:inset-0 after:rounded-xl focus-visible:after:outline-2 focus-visible:after:outline-ring"
            >
              <bdi>{app.name}</bdi>
            </Link>
          </h2>
          <p className="truncate text-muted-foreground text-xs">
            v{app.version} · created <RelativeTime date={app.createdAt} />
          </p>
        </div>
        <AppStatusBadge app={app} />
      </div>
      <dl className="mt-4 grid grid-cols-3 border-t">
        {counts.map(({ label, value }) => (
          <div key={label} className="flex flex-col-reverse px-4 py-3 not-first:border-l">
            <dt className="text-muted-foreground text-xs">{label}</dt>
            <dd className="font-semibold text-base tabular-nums tracking-tight">{formatCompact(value)}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
