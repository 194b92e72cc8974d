"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { useTRPC } from "@/components/trpc/client";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyText } from "@/components/ui/copy-button";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";

import { AccountPasswordForm } from "./account-password-form";

/** Who one is here, and the password. */
export function AccountScreen() {
  const trpc = useTRPC();
  const { data: account } = useSuspenseQuery(trpc.account.me.queryOptions());
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title="Account" description="Your profile and how you sign in." />
      <div className="grid gap-4">
        <Card>
          <CardHeader>
            <div>
              <CardTitle>Profile</CardTitle>
              <CardDescription>The owner id is part of every client that you build.</CardDescription>
            </div>
            <Badge variant="brand" className="capitalize">
              {account.plan} plan
            </Badge>
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
        <AccountPasswordForm username={account.username} />
      </div>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted-foreground text-xs">{label}</dt>
      <dd className="mt-0.5 text-13">{children}</dd>
    </div>
  );
}
