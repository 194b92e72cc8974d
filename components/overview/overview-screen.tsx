"use client";

import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Boxes, Plus } from "lucide-react";
import Link from "next/link";

import { AppStats } from "@/components/app/app-stats";
import { plural } from "@/components/lib/format";
import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import type { AppSummary } from "@/components/trpc/types";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";

import { AppRows } from "./app-rows";
import { concernsOf } from "./attention";
import { AttentionCard } from "./attention-card";

/** Everything that the seller has, at a glance: totals, what needs attention, and each application in a line. */
export function OverviewScreen() {
  const trpc = useTRPC();
  const { data: apps } = useSuspenseQuery(trpc.app.list.queryOptions());
  const pulse = useQuery(trpc.stats.pulse.queryOptions(undefined, { refetchInterval: 60_000 }));
  const create = (
    <Button asChild>
      <Link href="/apps?new=true">
        <Plus aria-hidden="true" />
        New application
      </Link>
    </Button>
  );
  if (apps.length === 0) {
    return (
      <>
        <PageHeader title="Overview" description="How your applications do." />
        <Card>
          <EmptyState
            icon={Boxes}
            title="Make your first application"
            description="An application is one program that you sell. Once clients connect, you see here how it does."
            action={create}
          />
        </Card>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title="Overview"
        description={`How your ${plural(apps.length, "application")} ${apps.length === 1 ? "does" : "do"}.`}
        actions={create}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <AppStats stats={sumOf(apps)} />
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
          <AppRows apps={apps} pulses={pulse.data} />
          {pulse.isError ? (
            <Card>
              <ErrorState
                message={describeError(pulse.error)}
                onRetry={() => void pulse.refetch()}
                retrying={pulse.isFetching}
              />
            </Card>
          ) : (
            <AttentionCard concerns={pulse.data && concernsOf(apps, pulse.data)} />
          )}
        </div>
      </div>
    </>
  );
}

function sumOf(apps: readonly AppSummary[]): AppSummary["stats"] {
  const sum = { users: 0, licenses: 0, activeSessions: 0, logs: 0 };
  for (const { stats } of apps) {
    sum.users += stats.users;
    sum.licenses += stats.licenses;
    sum.activeSessions += stats.activeSessions;
    sum.logs += stats.logs;
  }
  return sum;
}
