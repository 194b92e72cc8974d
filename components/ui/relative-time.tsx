"use client";

import { useSyncExternalStore } from "react";

import { cn } from "@/components/lib/cn";

import { Tooltip } from "./tooltip";

const TICK_MS = 30_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for every date on the page, and none while no date is shown. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  now = Date.now();
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const JUST_NOW_S = 10;
const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_628_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];
const words = new Intl.RelativeTimeFormat("en-US");
const exact = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });

function relative(date: Date, from: number): string {
  const seconds = Math.round((date.getTime() - from) / 1_000);
  if (Math.abs(seconds) < JUST_NOW_S) return "just now";
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
  return words.format(Math.trunc(seconds / size), unit);
}

type RelativeTimeProps = { date: Date | string; className?: string };

/**
 * "3 hours ago", kept up to date, with the exact moment in the reader's time zone and in UTC on hover. The words do not
 * depend on the time zone, so server and browser agree; a difference of seconds between them is not a mismatch.
 */
export function RelativeTime({ date, className }: RelativeTimeProps) {
  const moment = typeof date === "string" ? new Date(date) : date;
  const from = useSyncExternalStore(
    subscribe,
    () => now,
    () => Date.now(),
  );
  return (
    <Tooltip
      content={
        <span className="grid gap-0.5 tabular-nums">
          <span>{exact.format(moment)}</span>
          <span className="opacity-70">{moment.toISOString().replace("T", " ").slice(0, 19)} UTC</span>
        </span>
      }
    >
      <time
        dateTime={moment.toISOString()}
        suppressHydrationWarning
        className={cn("whitespace-nowrap tabular-nums", className)}
      >
        {relative(moment, from)}
      </time>
    </Tooltip>
  );
}
