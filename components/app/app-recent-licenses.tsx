"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";

import { LicenseStatusBadge } from "@/components/license/license-status-badge";
import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import { Button } from "@/components/ui/button";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyText } from "@/components/ui/copy-text";
import { ErrorState } from "@/components/ui/error-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";

import { recentLicensesInput } from "./recent-licenses-input";

const SKELETONS = ["a", "b", "c", "d", "e", "f"];

/** The newest licenses of an application. */
export function AppRecentLicenses({ appId }: { appId: string }) {
  const trpc = useTRPC();
  const list = useQuery(trpc.license.list.queryOptions(recentLicensesInput(appId)));
  return (
    <Card className="min-w-0">
      <CardHeader>
        <div>
          <CardTitle>Newest licenses</CardTitle>
          <CardDescription>The last ones made.</CardDescription>
        </div>
        <Button asChild variant="outline" size="sm">
          <Link href={`/apps/${appId}/licenses`}>View all</Link>
        </Button>
      </CardHeader>
      {list.isError ? (
        <ErrorState
          message={describeError(list.error)}
          onRetry={() => void list.refetch()}
          retrying={list.isFetching}
        />
      ) : (
        <ul className="border-t">
          {list.data?.rows.map((license) => (
            <li key={license.id} className="flex h-11 items-center gap-3 px-5 not-last:border-b">
              <span className="min-w-0 flex-1">
                <CopyText value={license.licenseKey} label="license key" />
              </span>
              <RelativeTime date={license.createdAt} className="text-muted-foreground text-xs max-sm:hidden" />
              <LicenseStatusBadge status={license.status} />
            </li>
          ))}
          {list.isPending &&
            SKELETONS.map((key) => (
              <li key={key} className="flex h-11 items-center justify-between px-5 not-last:border-b">
                <Skeleton className="h-3.5 w-56" />
                <Skeleton className="h-5 w-16 rounded-full" />
              </li>
            ))}
        </ul>
      )}
    </Card>
  );
}
