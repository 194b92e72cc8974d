"use client";

import {
  Area,
  AreaChart,
  Bar,
  BarChart,
  CartesianGrid,
  Rectangle,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";

import type { Activity, ActivityStep } from "@/components/trpc/types";
import type { ActivityRange } from "@/server/services/activity/schemas";
import { type Plot, shortMoment } from "./plot-series";
import { PlotTooltip } from "./plot-tooltip";

const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 };
const TICK = { fill: "var(--muted-foreground)", fontSize: 11 };
const CURSOR_LINE = { stroke: "var(--ring)", strokeDasharray: "3 3" };
const CURSOR_BAND = { fill: "var(--accent)" };
const MAX_BAR = 28;
/** Room for "22.5K" and "1,000". */
const AXIS_WIDTH = 40;

const exact = new Intl.NumberFormat("en-US");
const compact = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 2 });
const tickOf = (value: number) => (value <= 1_000 ? exact : compact).format(value);

type TimePlotProps = { plot: Plot; range: ActivityRange; steps: Activity["steps"] };

/**
 * Steps over time as areas or bars, in the theme's colours; the last, which is not over, is dashed or pale. It fills its
 * parent; the numbers are in a table beside it.
 */
export function TimePlot({ plot, range, steps }: TimePlotProps) {
  const isArea = plot.kind === "area";
  const Chart = isArea ? AreaChart : BarChart;
  const [before, last] = [steps.at(-2), steps.at(-1)];
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
          width={AXIS_WIDTH}
          tick={TICK}
          tickFormatter={tickOf}
          tickLine={false}
          axisLine={false}
          allowDecimals={false}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={isArea ? CURSOR_LINE : CURSOR_BAND}
          content={({ active, payload }) => {
            const step: ActivityStep | undefined = active ? payload?.[0]?.payload : undefined;
            return <PlotTooltip plot={plot} range={range} step={step} isLast={step === last} />;
          }}
        />
        {plot.series.flatMap(({ metric, color }) => {
          const look = { stroke: color, fill: color, type: "monotone", dot: false, isAnimationActive: false } as const;
          const past = (step: ActivityStep) => (step === last ? null : step[metric]);
          const current = (step: ActivityStep) => (step === last || step === before ? step[metric] : null);
          if (isArea) {
            return [
              <Area key={metric} {...look} dataKey={past} strokeWidth={1.75} fillOpacity={0.12} />,
              <Area key={`${metric} now`} {...look} dataKey={current} strokeDasharray="3 3" fillOpacity={0.06} />,
            ];
          }
          return [
            <Bar
              key={metric}
              dataKey={metric}
              fill={color}
              maxBarSize={MAX_BAR}
              isAnimationActive={false}
              shape={({ index, ...bar }) => (
                <Rectangle {...bar} radius={[3, 3, 0, 0]} fillOpacity={index === steps.length - 1 ? 0.5 : 1} />
              )}
            />,
          ];
        })}
      </Chart>
    </ResponsiveContainer>
  );
}
