"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, CircleSlash, Download, type LucideIcon } from "lucide-react";

import { cn } from "@/components/lib/cn";
import { downloadText, toCsv } from "@/components/lib/download";
import { formatCount } from "@/components/lib/format";
import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import type { Job } from "@/components/trpc/types";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { Spinner } from "@/components/ui/spinner";
import { toast } from "@/components/ui/toast";
import { isActive, jobState, jobTitle } from "./job-words";

const LOOKS: Record<"done" | "failed" | "cancelled", { icon: LucideIcon; color: string }> = {
  done: { icon: CircleCheck, color: "text-success" },
  failed: { icon: CircleAlert, color: "text-destructive" },
  cancelled: { icon: CircleSlash, color: "text-muted-foreground" },
};

/** A job in the list of jobs: how far it is and a way to cancel it, or what came of it. */
export function JobItem({ job }: { job: Job }) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const cancel = useMutation(
    trpc.job.cancel.mutationOptions({
      onError: (error) => toast.error("Not cancelled", { description: describeError(error) }),
      onSettled: () => cache.invalidateQueries(trpc.job.pathFilter()),
    }),
  );
  return (
    <li className="grid gap-2 px-4 py-3 not-last:border-b">
      <div className="flex items-start gap-2.5">
        <StatusIcon status={job.status} />
        <div className="min-w-0 flex-1 text-13">
          <p className="flex justify-between gap-2">
            <span className="font-medium">{jobTitle(job)}</span>
            <RelativeTime date={job.createdAt} className="text-muted-foreground text-xs" />
          </p>
          <p className="break-words text-muted-foreground text-xs">
            {jobState(job)}
            {job.appName && (
              <>
                {" · "}
                <bdi>{job.appName}</bdi>
              </>
            )}
          </p>
        </div>
      </div>
      {isActive(job) && (
        <div className="flex items-center gap-3 pl-6.5">
          <Progress
            aria-label={`${jobTitle(job)}, progress`}
            value={job.total > 0 ? Math.min(job.done, job.total) : null}
            max={Math.max(1, job.total)}
          />
          <Button
            size="sm"
            variant="outline"
            loading={cancel.isPending}
            disabled={job.cancelRequested}
            onClick={() => cancel.mutate({ id: job.id })}
          >
            Cancel
          </Button>
        </div>
      )}
      {job.result?.errors && job.result.errors.length > 0 && <WrongRows job={job} />}
    </li>
  );
}

function StatusIcon({ status }: { status: Job["status"] }) {
  if (status === "queued" || status === "running") return <Spinner className="mt-0.5 size-4" />;
  const { icon: Icon, color } = LOOKS[status];
  return <Icon aria-hidden="true" className={cn("mt-0.5 size-4 shrink-0", color)} />;
}

function WrongRows({ job }: { job: Job }) {
  const errors = job.result?.errors ?? [];
  const count = job.result?.errorCount ?? errors.length;
  const save = () => {
    const rows = errors.map(({ row, field, message }) => [row, field, message]);
    downloadText("import-errors.csv", toCsv(["row", "field", "message"], rows), "text/csv");
  };
  return (
    <details className="pl-6.5 text-xs">
      <summary className="focus-ring w-fit rounded text-brand">Show wrong rows</summary>
      <ul className="mt-2 grid max-h-40 gap-1 overflow-y-auto">
        {errors.slice(0, 100).map(({ row, field, message }) => (
          <li key={`${row}:${field}`} className="break-words">
            <span className="font-medium tabular-nums">Row {formatCount(row)}</span> {field} {message}
          </li>
        ))}
      </ul>
      <Button size="sm" variant="outline" className="mt-2" onClick={save}>
        <Download aria-hidden="true" className="size-3.5" />
        {count > errors.length ? `First ${formatCount(errors.length)} as CSV` : "All as CSV"}
      </Button>
    </details>
  );
}
