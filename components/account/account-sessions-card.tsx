"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { useChanges } from "@/components/entity/use-changes";
import { plural } from "@/components/lib/format";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import type { BrowserSession } from "@/components/trpc/types";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";

import { AccountSessionRow } from "./account-session-row";

/** As many as one looks through; the rest on request. */
const SHOWN_FIRST = 6;

/** This browser first, then whoever was here last. */
const byNearness = (a: BrowserSession, b: BrowserSession) =>
  Number(b.isCurrent) - Number(a.isCurrent) || b.lastSeenAt.getTime() - a.lastSeenAt.getTime();

/** Every browser that is signed in, and the way to end each or all others. */
export function AccountSessionsCard() {
  const trpc = useTRPC();
  const { account } = useTRPCClient();
  const list = useQuery(trpc.account.sessions.queryOptions());
  const changes = useChanges("account");
  const [all, setAll] = useState(false);
  const [asking, setAsking] = useState(false);
  const sessions = list.data?.toSorted(byNearness);
  const others = sessions?.filter((session) => !session.isCurrent).length ?? 0;
  const hidden = all ? 0 : Math.max(0, (sessions?.length ?? 0) - SHOWN_FIRST);

  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>Browsers</CardTitle>
          <CardDescription>
            {others > 0
              ? "Signed in to your account. Sign out whatever you do not recognize, then change your password."
              : "Only this browser is signed in to your account."}
          </CardDescription>
        </div>
        {others > 0 && (
          <Button variant="outline" onClick={() => setAsking(true)}>
            Sign out all others
          </Button>
        )}
      </CardHeader>
      <CardContent>
        {list.isPending && <Skeleton className="h-10 w-full" />}
        {list.error && !sessions && (
          <ErrorState
            message={describeError(list.error)}
            onRetry={() => void list.refetch()}
            retrying={list.isFetching}
            className="py-6"
          />
        )}
        {sessions && (
          <ul className="divide-y">
            {sessions.slice(0, sessions.length - hidden).map((session) => (
              <AccountSessionRow
                key={session.id}
                session={session}
                onSignOut={() => account.revokeSession.mutate({ sessionId: session.id })}
                changes={changes}
              />
            ))}
          </ul>
        )}
        {hidden > 0 && (
          <Button variant="ghost" size="sm" className="-ml-2.5 mt-2" onClick={() => setAll(true)}>
            Show {hidden} more
          </Button>
        )}
      </CardContent>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Sign out all other browsers?"
        description={`${plural(others, "browser")} must sign in again. This one stays, and so do API tokens: those end with a new password.`}
        action="Sign out all others"
        destructive={false}
        onConfirm={() =>
          changes.inDialog(
            () => account.revokeOtherSessions.mutate(),
            ({ deleted }) => `${plural(deleted, "browser")} signed out`,
          )
        }
      />
    </Card>
  );
}
