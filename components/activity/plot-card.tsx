"use client";

import { Table2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";

import { formatCount } from "@/components/lib/format";
import type { Activity } from "@/components/trpc/types";
import { Button } from "@/components/ui/button";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { Tooltip } from "@/components/ui/tooltip";
import type { ActivityRange } from "@/server/services/activity/schemas";

import { type Plot, totalOf } from "./plot-series";
import { PlotTable } from "./plot-table";

const TimePlot = dynamic(() => import("./time-plot").then((file) => file.TimePlot), {
  ssr: false,
  loading: () => <Skeleton className="size-full" />,
});

type PlotCardProps = { plot: Plot; range: ActivityRange; steps: Activity["steps"] | undefined };

/** One plot with its totals; a button swaps it for the table behind it. */
export function PlotCard({ plot, range, steps }: PlotCardProps) {
  const [asTable, setAsTable] = useState(false);
  const isEmpty = steps !== undefined && plot.series.every(({ metric }) => totalOf(steps, metric) === 0);
  return (
    <Card className="min-w-0">
      <CardHeader className="flex-nowrap">
        <div className="min-w-0">
          <CardTitle>{plot.title}</CardTitle>
          <CardDescription>{plot.description}</CardDescription>
        </div>
        <Tooltip content={asTable ? "Show the plot" : "Show as a table"}>
          <Button
            variant={asTable ? "secondary" : "ghost"}
            size="icon-sm"
            aria-label={`Show ${plot.title.toLowerCase()} as a table`}
            aria-pressed={asTable}
            disabled={!steps || isEmpty}
            onClick={() => setAsTable(!asTable)}
          >
            <Table2 aria-hidden="true" />
          </Button>
        </Tooltip>
      </CardHeader>
      <Legend plot={plot} steps={steps} />
      {isEmpty && (
        <p className="grid h-52 place-items-center px-5 pb-4 text-center text-13 text-muted-foreground">{plot.empty}</p>
      )}
      {!isEmpty && !asTable && (
        <div aria-hidden="true" className="h-52 overflow-hidden px-3 pb-3">
          {steps ? <TimePlot plot={plot} range={range} steps={steps} /> : <Skeleton className="size-full" />}
        </div>
      )}
      {steps && !isEmpty && <PlotTable plot={plot} range={range} steps={steps} shown={asTable} />}
    </Card>
  );
}

function Legend({ plot, steps }: Omit<PlotCardProps, "range">) {
  return (
    <dl className="flex flex-wrap gap-x-5 gap-y-1 px-5 pb-3">
      {plot.series.map(({ metric, label, color }) => (
        <div key={metric} className="flex items-baseline gap-1.5 text-xs">
          <dt className="flex items-center gap-1.5 text-muted-foreground">
            <span aria-hidden="true" className="size-2 rounded-xs" style={{ background: color }} />
            {plot.peak ? `${label}, highest` : label}
          </dt>
          <dd className="font-semibold text-sm tabular-nums">
            {steps ? formatCount(totalOf(steps, metric, plot.peak)) : "–"}
          </dd>
        </div>
      ))}
    </dl>
  );
}
