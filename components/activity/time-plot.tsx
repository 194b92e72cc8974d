"use client";

import { Area, AreaChart, Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";

import { formatCompact } from "@/components/lib/format";
import type { Activity } from "@/components/trpc/types";
import type { ActivityRange } from "@/server/services/activity/schemas";
import { type Plot, shortMoment } from "./plot-series";
import { PlotTooltip } from "./plot-tooltip";

const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 };
const TICK = { fill: "var(--muted-foreground)", fontSize: 11 };
const CURSOR_LINE = { stroke: "var(--ring)", strokeDasharray: "3 3" };
const CURSOR_BAND = { fill: "var(--accent)" };
const MAX_BAR = 28;

type TimePlotProps = { plot: Plot; range: ActivityRange; steps: Activity["steps"] };

/** Steps over time as areas or bars, in the theme's colours. It fills its parent; the numbers are in a table beside it. */
export function TimePlot({ plot, range, steps }: TimePlotProps) {
  const isArea = plot.kind === "area";
  const Chart = isArea ? AreaChart : BarChart;
  return (
    <ResponsiveContainer width="100%" height="100%" minWidth={0} debounce={50}>
      <Chart data={steps} margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis
          dataKey="at"
          tick={TICK}
          tickFormatter={(at: Date) => shortMoment(range, at)}
          tickLine={false}
          axisLine={false}
          minTickGap={28}
        />
        <YAxis
          width={34}
          tick={TICK}
          tickFormatter={formatCompact}
          tickLine={false}
          axisLine={false}
          allowDecimals={false}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={isArea ? CURSOR_LINE : CURSOR_BAND}
          content={({ active, payload }) => (
            <PlotTooltip plot={plot} range={range} step={active ? payload?.[0]?.payload : undefined} />
          )}
        />
        {plot.series.map(({ metric, color }) =>
          isArea ? (
            <Area
              key={metric}
              dataKey={metric}
              type="monotone"
              stroke={color}
              strokeWidth={1.75}
              fill={color}
              fillOpacity={0.12}
              dot={false}
              isAnimationActive={false}
            />
          ) : (
            <Bar
              key={metric}
              dataKey={metric}
              fill={color}
              radius={[3, 3, 0, 0]}
              maxBarSize={MAX_BAR}
              isAnimationActive={false}
            />
          ),
        )}
      </Chart>
    </ResponsiveContainer>
  );
}
