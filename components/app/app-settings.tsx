"use client";

import { PageHeader } from "@/components/ui/page-header";

import { AppDangerCard } from "./app-danger-card";
import { AppGeneralForm } from "./app-general-form";
import { AppRulesForm } from "./app-rules-form";
import { AppSecretCard } from "./app-secret-card";
import { useApp } from "./use-app";

/** Everything that can be changed about an application. */
export function AppSettings({ appId }: { appId: string }) {
  const app = useApp(appId);
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title="Settings" description="Changes hold from the moment they are saved." />
      <div className="grid gap-4">
        <AppGeneralForm app={app} />
        <AppRulesForm app={app} />
        <AppSecretCard app={app} />
        <AppDangerCard app={app} />
      </div>
    </div>
  );
}
