"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import { useTRPC } from "@/components/trpc/client";
import type { Job } from "@/components/trpc/types";
import { toast } from "@/components/ui/toast";
import { isActive, jobState, jobTitle } from "./job-words";

const POLL_MS = 1_000;
const IDLE_MS = 60_000;

/** The account's jobs, asked for every second while one is under way. Says so when one ends, and refreshes what it changed. */
export function useJobs(): Job[] | undefined {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { data: jobs } = useQuery(
    trpc.job.list.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.some(isActive) ? POLL_MS : IDLE_MS),
    }),
  );
  const settled = useRef<Set<string>>(undefined);

  useEffect(() => {
    if (!jobs) return;
    const ended = jobs.filter((job) => !isActive(job));
    const before = settled.current;
    settled.current = new Set(ended.map((job) => job.id));
    // What had ended when the page came is no news; what is quick ends before anybody sees it under way.
    const news = before ? ended.filter((job) => !before.has(job.id)) : [];
    for (const job of news) announce(job);
    if (news.length === 0) return;
    for (const router of [trpc.license, trpc.user, trpc.app, trpc.stats, trpc.activity]) {
      void cache.invalidateQueries(router.pathFilter());
    }
  }, [jobs, cache, trpc]);

  return jobs;
}

function announce(job: Job): void {
  const options = { description: [jobState(job), job.appName].filter(Boolean).join(" · ") };
  if (job.status === "done") toast.success(jobTitle(job), options);
  else if (job.status === "failed") toast.error(jobTitle(job), options);
  else toast.info(jobTitle(job), options);
}
