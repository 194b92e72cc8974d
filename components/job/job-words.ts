import { formatCount, plural } from "@/components/lib/format";
import type { Job } from "@/components/trpc/types";

const TITLES: Record<Job["kind"], string> = {
  "license.import": "Import licenses",
  "user.import": "Import users",
  "license.delete": "Delete licenses",
  "user.delete": "Delete users",
};

/** What a job is for: "Import licenses". */
export const jobTitle = (job: Pick<Job, "kind">): string => TITLES[job.kind];

/** Whether a job waits or runs. */
export const isActive = (job: Pick<Job, "status">): boolean => job.status === "queued" || job.status === "running";

/** Where a job stands, in one sentence that says no more than what is so. */
export function jobState(job: Job): string {
  switch (job.status) {
    case "queued":
      return "Waits for its turn";
    case "running":
      if (job.cancelRequested) return "Is being cancelled…";
      return job.total > 0 ? `Step ${formatCount(job.done)} of ${formatCount(job.total)}` : "Begins…";
    case "done":
      return doneWords(job);
    case "failed":
      return job.error ?? "Failed";
    case "cancelled":
      return job.kind.endsWith(".delete")
        ? `Cancelled after ${formatCount(job.done)} of ${formatCount(job.total)}`
        : "Cancelled. Nothing was imported";
  }
}

function doneWords({ kind, result }: Job): string {
  const noun = kind.startsWith("license") ? "license" : "user";
  if (kind.endsWith(".delete")) return `${plural(result?.deleted ?? 0, noun)} deleted`;
  return `${plural(result?.imported ?? 0, noun)} imported`;
}
