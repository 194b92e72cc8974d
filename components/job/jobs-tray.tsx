"use client";

import { ListChecks } from "lucide-react";
import { useState } from "react";

import { plural } from "@/components/lib/format";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { Spinner } from "@/components/ui/spinner";

import { JobItem } from "./job-item";
import { isActive } from "./job-words";
import { useJobs } from "./use-jobs";

/** The account's imports and deletions, in the top bar from the first one on. They go on when the tab is closed. */
export function JobsTray() {
  const jobs = useJobs();
  const [open, setOpen] = useState(false);
  if (!jobs || jobs.length === 0) return null;
  const active = jobs.filter(isActive).length;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label="Jobs"
      align="end"
      className="w-[min(24rem,calc(100vw-1.5rem))] p-0"
      trigger={
        <Button
          variant="ghost"
          size="icon"
          aria-label={active > 0 ? `Jobs, ${plural(active, "job")} under way` : "Jobs"}
        >
          {active > 0 ? <Spinner className="size-4 text-brand" /> : <ListChecks aria-hidden="true" />}
        </Button>
      }
    >
      <p className="border-b px-4 py-3 text-13">
        <span className="font-semibold">Jobs</span>
        <span className="mt-0.5 block text-muted-foreground text-xs">
          They go on when you close this tab, and are listed for 7 days.
        </span>
      </p>
      <ul className="max-h-[min(26rem,60vh)] overflow-y-auto">
        {jobs.map((job) => (
          <JobItem key={job.id} job={job} />
        ))}
      </ul>
    </Popover>
  );
}
