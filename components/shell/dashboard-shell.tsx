"use client";

import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { type ReactNode, useCallback } from "react";

import { useTRPC } from "@/components/trpc/client";

import { AppShell } from "./app-shell";

/** The shell, fed by the server: the account, and the applications to switch between. */
export function DashboardShell({ children }: { children: ReactNode }) {
  const trpc = useTRPC();
  const { data: account } = useSuspenseQuery(trpc.account.me.queryOptions());
  const apps = useQuery(trpc.app.list.queryOptions());
  const leave = useCallback(async () => {
    const { signOut } = await import("next-auth/react");
    await signOut({ redirectTo: "/sign-in" });
  }, []);
  return (
    <AppShell apps={apps.data} account={account} onSignOut={leave}>
      {children}
    </AppShell>
  );
}
