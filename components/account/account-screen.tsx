"use client";

import { useSuspenseQuery } from "@tanstack/react-query";

import { Fact } from "@/components/entity/fact";
import { useTRPC } from "@/components/trpc/client";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyText } from "@/components/ui/copy-text";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";

import { AccountDangerCard } from "./account-danger-card";
import { AccountPasswordForm } from "./account-password-form";
import { AccountPlanCard } from "./account-plan-card";
import { AccountSessionsCard } from "./account-sessions-card";

/** Who one is here, what one may use, how one signs in and where one is signed in, and the way to leave. */
export function AccountScreen() {
  const trpc = useTRPC();
  const { data: account } = useSuspenseQuery(trpc.account.me.queryOptions());
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title="Account" description="Your profile, your plan, and how and where you sign in." />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Card>
          <CardHeader>
            <div>
              <CardTitle>Profile</CardTitle>
              <CardDescription>The owner id is part of every client that you build.</CardDescription>
            </div>
            {account.role === "admin" && <Badge variant="outline">Admin</Badge>}
          </CardHeader>
          <CardContent>
            <dl className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
              <Fact label="Username">
                <bdi className="break-all">{account.username}</bdi>
              </Fact>
              <Fact label="Email">
                <bdi className="break-all">{account.email}</bdi>
              </Fact>
              <Fact label="Owner id">
                <CopyText value={account.id} label="owner id" />
              </Fact>
              <Fact label="Member since">
                <RelativeTime date={account.createdAt} />
              </Fact>
            </dl>
          </CardContent>
        </Card>
        <AccountPlanCard account={account} />
        <AccountPasswordForm username={account.username} />
        <AccountSessionsCard />
        <AccountDangerCard username={account.username} />
      </div>
    </div>
  );
}
