"use client";

import { useQuery } from "@tanstack/react-query";

import { None } from "@/components/entity/cells";
import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import type { UserAccess } from "@/components/trpc/types";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyText } from "@/components/ui/copy-text";
import { ErrorState } from "@/components/ui/error-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";

type UserAccessCardsProps = { appId: string; userId: string };

/** What a user may use, and the machines they are bound to. */
export function UserAccessCards({ appId, userId }: UserAccessCardsProps) {
  const trpc = useTRPC();
  const access = useQuery(trpc.user.access.queryOptions({ app: { id: appId }, user: { id: userId } }));
  if (access.error) {
    return (
      <Card>
        <ErrorState message={describeError(access.error)} onRetry={() => void access.refetch()} />
      </Card>
    );
  }
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Card className="min-w-0">
        <CardHeader>
          <div>
            <CardTitle>Grants</CardTitle>
            <CardDescription>What they may use, by license or by hand.</CardDescription>
          </div>
        </CardHeader>
        <CardContent>
          {access.data ? <Grants grants={access.data.grants} /> : <Skeleton className="h-16 w-full" />}
        </CardContent>
      </Card>
      <Card className="min-w-0">
        <CardHeader>
          <div>
            <CardTitle>HWIDs</CardTitle>
            <CardDescription>The machines that they are bound to.</CardDescription>
          </div>
        </CardHeader>
        <CardContent>
          {access.data ? <Hwids hwids={access.data.hwids} /> : <Skeleton className="h-16 w-full" />}
        </CardContent>
      </Card>
    </div>
  );
}

function Nothing({ children }: { children: string }) {
  return (
    <p className="rounded-lg border border-dashed px-4 py-6 text-center text-13 text-muted-foreground">{children}</p>
  );
}

function Grants({ grants }: Pick<UserAccess, "grants">) {
  if (grants.length === 0)
    return <Nothing>Nothing was granted yet. Extend the user to give them a subscription.</Nothing>;
  return (
    <ul className="divide-y rounded-lg border text-13">
      {grants.map((grant) => (
        <li key={grant.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-3 py-2">
          <span className="min-w-0">
            <bdi className="break-words font-medium">{grant.subscription}</bdi>{" "}
            <span className="text-muted-foreground">level {grant.level}</span>
          </span>
          <span className="flex items-center gap-2 text-muted-foreground">
            {grant.isHeld && <Badge variant="warning">License held</Badge>}
            {grant.expiresAt ? <RelativeTime date={grant.expiresAt} /> : "never ends"}
          </span>
          <span className="w-full min-w-0 text-muted-foreground text-xs">
            {grant.licenseKey ? <CopyText value={grant.licenseKey} label="license key" /> : "Given by hand"}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Hwids({ hwids }: Pick<UserAccess, "hwids">) {
  if (hwids.length === 0) return <Nothing>None yet. The first log-in binds one.</Nothing>;
  return (
    <ul className="divide-y rounded-lg border text-13">
      {hwids.map(({ hwid, createdAt }) => (
        <li key={hwid} className="flex items-center justify-between gap-4 px-3 py-2">
          {hwid ? <CopyText value={hwid} label="HWID" className="min-w-0" /> : <None />}
          <span className="shrink-0 text-muted-foreground">
            bound <RelativeTime date={createdAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
