"use client";

import { useSubscription } from "@trpc/tanstack-react-query";
import { Pause, Play, Trash2 } from "lucide-react";
import { useState } from "react";

import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import type { LogEntry } from "@/components/trpc/types";
import { Badge, type BadgeVariant } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Input } from "@/components/ui/input";

/** Entries that the page keeps; older ones fall off. */
const KEPT = 500;

const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });

type TailStatus = "idle" | "connecting" | "pending" | "error";

const STATUS: Record<TailStatus, { label: string; variant: BadgeVariant }> = {
  idle: { label: "Ended", variant: "neutral" },
  connecting: { label: "Connecting…", variant: "warning" },
  pending: { label: "Live", variant: "success" },
  error: { label: "Interrupted", variant: "danger" },
};

const matches = (entry: LogEntry, words: string): boolean =>
  [entry.action, entry.username, entry.machineUser, entry.ip, entry.data].some((text) =>
    text?.toLowerCase().includes(words),
  );

/** What clients do, as it happens: newest first, with a filter, and a pause that keeps what is on screen still. */
export function LogTail({ appId }: { appId: string }) {
  const trpc = useTRPC();
  const [entries, setEntries] = useState<LogEntry[]>([]);
  const [held, setHeld] = useState<LogEntry[] | null>(null);
  const [filter, setFilter] = useState("");
  const tail = useSubscription(
    trpc.log.tail.subscriptionOptions(
      { app: { id: appId } },
      { onData: (batch) => setEntries((known) => [...batch.toReversed(), ...known].slice(0, KEPT)) },
    ),
  );
  const words = filter.trim().toLowerCase();
  const shown = (held ?? entries).filter((entry) => !words || matches(entry, words));
  const waiting = held ? entries.filter((entry) => !held.includes(entry)).length : 0;
  const { label, variant } = held ? { label: "Paused", variant: "warning" as const } : STATUS[tail.status];

  return (
    <Card className="min-w-0">
      <div className="flex flex-wrap items-center gap-2 border-b px-4 py-3">
        <span role="status">
          <Badge variant={variant} dot>
            {label}
          </Badge>
        </span>
        <Input
          type="search"
          aria-label="Filter live entries"
          placeholder="Filter…"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          className="w-full sm:w-64"
        />
        <div className="ml-auto flex items-center gap-2">
          <Button variant="outline" onClick={() => setHeld(held ? null : entries)}>
            {held ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
            {held ? `Resume${waiting > 0 ? ` (${waiting} new)` : ""}` : "Pause"}
          </Button>
          <Button variant="outline" size="icon" aria-label="Empty the screen" onClick={() => setEntries([])}>
            <Trash2 aria-hidden="true" />
          </Button>
        </div>
      </div>
      {tail.status === "error" && (
        <p className="flex flex-wrap items-center gap-3 border-b px-4 py-3 text-13 text-destructive">
          {describeError(tail.error)}
          <Button size="sm" variant="outline" onClick={tail.reset}>
            Try again
          </Button>
        </p>
      )}
      {shown.length === 0 ? (
        <p className="px-6 py-14 text-center text-13 text-muted-foreground">
          {words ? "Nothing matches so far." : "Waiting for the next thing that a client does."}
        </p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls, also by keyboard.
        <section aria-label="Live entries" tabIndex={0} className="max-h-[65vh] overflow-auto">
          <ul className="font-mono text-xs">
            {shown.map((entry) => (
              <li key={entry.id} className="flex flex-wrap gap-x-4 gap-y-0.5 px-4 py-2 not-last:border-b">
                <time dateTime={entry.createdAt.toISOString()} className="text-muted-foreground tabular-nums">
                  {clock.format(entry.createdAt)}
                </time>
                <span className="w-20 font-semibold">{entry.action}</span>
                <bdi className="min-w-24">{entry.username ?? "–"}</bdi>
                {entry.machineUser && entry.machineUser !== entry.username && (
                  <bdi className="text-muted-foreground">{entry.machineUser}</bdi>
                )}
                <span className="text-muted-foreground">{entry.ip}</span>
                {entry.data && <bdi className="w-full break-words text-muted-foreground sm:w-auto">{entry.data}</bdi>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Card>
  );
}
