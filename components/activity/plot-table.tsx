import { formatCount } from "@/components/lib/format";
import type { Activity } from "@/components/trpc/types";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { ActivityRange } from "@/server/services/activity/schemas";

import { longMoment, type Plot } from "./plot-series";

type PlotTableProps = { plot: Plot; range: ActivityRange; steps: Activity["steps"]; shown: boolean };

/** The numbers behind a plot, newest first. Screen readers have them also while they are not shown. */
export function PlotTable({ plot, range, steps, shown }: PlotTableProps) {
  return (
    <section
      aria-label={`${plot.title}, table`}
      // A long table scrolls, also by keyboard.
      tabIndex={shown ? 0 : undefined}
      className={shown ? "h-52 overflow-y-auto rounded-b-xl border-t" : "sr-only"}
    >
      <Table>
        <caption className="sr-only">{plot.title}</caption>
        <TableHeader>
          <tr>
            <TableHead className="sticky top-0">Time</TableHead>
            {plot.series.map(({ metric, label }) => (
              <TableHead key={metric} className="sticky top-0 text-right">
                {label}
              </TableHead>
            ))}
          </tr>
        </TableHeader>
        <TableBody>
          {steps.toReversed().map((step, index) => (
            <TableRow key={step.at.toISOString()}>
              <TableCell className="h-8">{longMoment(range, step.at, index === 0)}</TableCell>
              {plot.series.map(({ metric }) => (
                <TableCell key={metric} className="h-8 text-right tabular-nums">
                  {formatCount(step[metric])}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
