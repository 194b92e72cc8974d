"use client";

import { Plug, Plus } from "lucide-react";
import Link from "next/link";

import { ActivityPlots } from "@/components/activity/activity-plots";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";

import { AppCredentials } from "./app-credentials";
import { AppFirstSteps } from "./app-first-steps";
import { AppRecentLicenses } from "./app-recent-licenses";
import { AppStats } from "./app-stats";
import { AppStatusBadge } from "./app-status-badge";
import { useApp } from "./use-app";

/** One application at a glance: is it served, how big is it, what clients need, what happened last. */
export function AppOverview({ appId }: { appId: string }) {
  const app = useApp(appId);
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2.5">
            <bdi>{app.name}</bdi>
            <AppStatusBadge app={app} />
          </span>
        }
        description={`Version ${app.version}`}
        actions={
          <>
            <Button asChild variant="outline">
              <Link href={`/apps/${appId}/connect`}>
                <Plug aria-hidden="true" />
                Connect a client
              </Link>
            </Button>
            <Button asChild>
              <Link href={`/apps/${appId}/licenses?generate=true`}>
                <Plus aria-hidden="true" />
                Generate
              </Link>
            </Button>
          </>
        }
      />
      <div className="grid gap-4">
        <Unserved app={app} />
        <AppStats stats={app.stats} />
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
          {app.stats.licenses === 0 ? <AppFirstSteps app={app} /> : <AppRecentLicenses appId={appId} />}
          <AppCredentials app={app} />
        </div>
        {app.stats.licenses + app.stats.users + app.stats.logs > 0 && <ActivityPlots appId={appId} />}
      </div>
    </>
  );
}

function Unserved({ app }: { app: { id: string; isEnabled: boolean; isPaused: boolean } }) {
  if (app.isEnabled && !app.isPaused) return null;
  return (
    <Alert
      mood="warning"
      action={
        <Button asChild size="sm" variant="outline">
          <Link href={`/apps/${app.id}/settings`}>Open settings</Link>
        </Button>
      }
    >
      {app.isEnabled
        ? "This application is paused: clients are told so and cannot sign in."
        : "This application is disabled: to clients it does not exist."}
    </Alert>
  );
}
