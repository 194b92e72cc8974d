"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";

import { cn } from "@/components/lib/cn";
import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import type { ActivityRange } from "@/server/services/activity/schemas";

import { ActivityShares } from "./activity-shares";
import { PlotCard } from "./plot-card";
import { PLOTS, RANGES } from "./plot-series";

const RANGE_NAMES = Object.keys(RANGES) as ActivityRange[];
const rangeParser = parseAsStringLiteral(RANGE_NAMES).withDefault("day");

/** What happens in an application: plots over a range that the URL holds, and how the whole divides. */
export function ActivityPlots({ appId }: { appId: string }) {
  const trpc = useTRPC();
  const [range, setRange] = useQueryState("range", rangeParser);
  const ref = { app: { id: appId } };
  const series = useQuery(
    trpc.activity.series.queryOptions(
      { ...ref, range },
      { placeholderData: keepPreviousData, refetchInterval: 60_000 },
    ),
  );
  const drawnRange = series.isPlaceholderData ? rangeOf(series.data?.steps) : range;
  return (
    <section aria-labelledby="activity-title" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3 pt-2">
        <h2 id="activity-title" className="font-semibold text-base tracking-tight">
          Activity <span className="font-normal text-muted-foreground text-xs max-sm:sr-only">in UTC</span>
        </h2>
        <RangePicker range={range} onChange={(chosen) => void setRange(chosen)} />
      </div>
      {series.isError && !series.data ? (
        <Card>
          <ErrorState
            message={describeError(series.error)}
            onRetry={() => void series.refetch()}
            retrying={series.isFetching}
          />
        </Card>
      ) : (
        <div
          aria-busy={series.isFetching}
          className={cn(
            "grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2",
            series.isPlaceholderData && "opacity-60",
          )}
        >
          {PLOTS.map((plot) => (
            <PlotCard key={plot.title} plot={plot} range={drawnRange} steps={series.data?.steps} />
          ))}
        </div>
      )}
      <ActivityShares appId={appId} activity={series.data} />
    </section>
  );
}

const STEPS_OF_RANGE: Record<number, ActivityRange> = { 48: "hour", 12: "month" };

/** The range that steps on screen belong to while those of another are on their way. */
function rangeOf(steps: readonly unknown[] | undefined): ActivityRange {
  return STEPS_OF_RANGE[steps?.length ?? 0] ?? "day";
}

function RangePicker({ range, onChange }: { range: ActivityRange; onChange: (range: ActivityRange) => void }) {
  return (
    <fieldset className="flex rounded-md border bg-card p-0.5">
      <legend className="sr-only">Range</legend>
      {RANGE_NAMES.map((name) => (
        <Button
          key={name}
          size="sm"
          variant={name === range ? "secondary" : "ghost"}
          aria-pressed={name === range}
          onClick={() => onChange(name)}
        >
          {RANGES[name]}
        </Button>
      ))}
    </fieldset>
  );
}
