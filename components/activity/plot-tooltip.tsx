import { formatCount } from "@/components/lib/format";
import type { ActivityStep } from "@/components/trpc/types";
import type { ActivityRange } from "@/server/services/activity/schemas";

import { longMoment, type Plot } from "./plot-series";

type PlotTooltipProps = { plot: Plot; range: ActivityRange; step: ActivityStep | undefined; isLast: boolean };

/** The box under the pointer: the step and its values. */
export function PlotTooltip({ plot, range, step, isLast }: PlotTooltipProps) {
  if (!step) return null;
  return (
    <div className="grid gap-1 rounded-md border bg-popover px-2.5 py-2 text-popover-foreground text-xs shadow-lg">
      <p className="font-medium">{longMoment(range, step.at, isLast)}</p>
      {plot.series.map(({ metric, label, color }) => (
        <p key={metric} className="flex items-center gap-2">
          <span className="size-2 rounded-xs" style={{ background: color }} />
          <span className="text-muted-foreground">{label}</span>
          <span className="ml-auto pl-3 font-medium tabular-nums">{formatCount(step[metric])}</span>
        </p>
      ))}
    </div>
  );
}
