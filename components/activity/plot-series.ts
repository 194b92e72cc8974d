import type { Activity, ActivityStep } from "@/components/trpc/types";
import type { ActivityRange } from "@/server/services/activity/schemas";

/** What a plot can show over time. */
export type Metric = Exclude<keyof ActivityStep, "at">;

/** One line or row of bars: what it shows, how it is called and coloured. */
export type Series = { metric: Metric; label: string; color: string };

/** A plot: its title, what one reads from it (or from its emptiness), and what it shows. `peak` plots tell their highest value, not the sum. */
export type Plot = {
  title: string;
  description: string;
  empty: string;
  kind: "area" | "bars";
  peak?: boolean;
  series: Series[];
};

/** The plots of an application. */
export const PLOTS: readonly Plot[] = [
  {
    title: "Log-ins and activations",
    description: "Successful log-ins, and keys used for the first time.",
    empty: "No log-ins in this time.",
    kind: "area",
    series: [
      { metric: "logins", label: "Log-ins", color: "var(--chart-1)" },
      { metric: "activations", label: "Activations", color: "var(--chart-2)" },
    ],
  },
  {
    title: "Active sessions",
    description: "The most that were open at once.",
    empty: "No session was open in this time.",
    kind: "area",
    peak: true,
    series: [{ metric: "sessions", label: "Sessions", color: "var(--chart-3)" }],
  },
  {
    title: "New users",
    description: "Accounts made by a client or by you.",
    empty: "Nobody was new in this time.",
    kind: "bars",
    series: [{ metric: "users", label: "New users", color: "var(--chart-5)" }],
  },
  {
    title: "Refusals",
    description: "Requests of clients that were turned down.",
    empty: "No client was turned down in this time.",
    kind: "bars",
    series: [{ metric: "refusals", label: "Refusals", color: "var(--chart-4)" }],
  },
];

/** How the ranges are called. */
export const RANGES: Record<ActivityRange, string> = { hour: "48 hours", day: "30 days", month: "12 months" };

const utc = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC", hourCycle: "h23" });

const SHORT = {
  hour: utc({ hour: "2-digit", minute: "2-digit" }),
  day: utc({ day: "numeric", month: "short" }),
  month: utc({ month: "short" }),
} as const satisfies Record<ActivityRange, Intl.DateTimeFormat>;

const LONG = {
  hour: utc({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }),
  day: utc({ weekday: "short", day: "numeric", month: "short", year: "numeric" }),
  month: utc({ month: "long", year: "numeric" }),
} as const satisfies Record<ActivityRange, Intl.DateTimeFormat>;

/** A step's beginning as it stands on an axis, in UTC as steps are. */
export const shortMoment = (range: ActivityRange, at: Date): string => SHORT[range].format(at);

/** A step's beginning in full, for tables and the box under the pointer. The last step of all is not over yet. */
export function longMoment(range: ActivityRange, at: Date, isLast: boolean): string {
  const moment = range === "hour" ? `${LONG[range].format(at)} UTC` : LONG[range].format(at);
  return isLast ? `${moment}, so far` : moment;
}

/** What a plot's legend says of a series: the sum of its steps, or the highest of them. */
export function totalOf(steps: Activity["steps"], metric: Metric, peak = false): number {
  return steps.reduce((total, step) => (peak ? Math.max(total, step[metric]) : total + step[metric]), 0);
}
