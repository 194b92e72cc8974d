"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";

import { isPlan, PLANS } from "@/components/account/plan-badge";
import { formatCompact, formatCount } from "@/components/lib/format";
import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";

/** How many accounts there are, and on which plans. Each number leads to those accounts. */
export function PlanSummary() {
  const trpc = useTRPC();
  const counts = useQuery(trpc.admin.plans.queryOptions());
  if (counts.error && !counts.data) {
    return (
      <div
        role="alert"
        className="mb-4 flex flex-wrap items-center justify-between gap-3 rounded-xl border bg-card px-5 py-3.5 text-13 shadow-xs"
      >
        <p>The plans could not be counted. {describeError(counts.error)}</p>
        <Button variant="outline" size="sm" loading={counts.isFetching} onClick={() => void counts.refetch()}>
          Try again
        </Button>
      </div>
    );
  }
  const { data } = counts;
  const total = data && Object.values(data).reduce((sum, count) => sum + count, 0);
  return (
    <dl className="mb-4 grid grid-cols-2 overflow-hidden rounded-xl border bg-border shadow-xs [gap:1px] lg:grid-cols-4">
      <Tile label="All accounts" href="/admin/accounts" count={total} />
      {Object.keys(PLANS)
        .filter(isPlan)
        .map((plan) => (
          <Tile
            key={plan}
            label={`Plan ${PLANS[plan].label}`}
            href={`/admin/accounts?plan=${plan}`}
            count={data?.[plan]}
          />
        ))}
    </dl>
  );
}

function Tile({ label, href, count }: { label: string; href: string; count: number | undefined }) {
  return (
    <div className="relative bg-card px-4 py-3.5 transition-colors hover:bg-row-hover sm:px-5">
      <dt className="text-muted-foreground text-xs">
        <Link href={href} className="rounded-sm after:absolute after:inset-0">
          {label}
        </Link>
      </dt>
      <dd className="mt-1 font-semibold text-2xl tabular-nums tracking-tight">
        {count === undefined ? (
          <Skeleton className="my-1 h-6 w-12" />
        ) : (
          <span title={formatCount(count)}>{formatCompact(count)}</span>
        )}
      </dd>
    </div>
  );
}
