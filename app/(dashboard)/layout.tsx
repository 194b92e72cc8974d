import type { ReactNode } from "react";

import { DashboardShell } from "@/components/shell/dashboard-shell";
import { ApiProvider } from "@/components/trpc/client";

import { Hydrate, queryClient, requireAccount, trpc } from "./_lib/trpc";

/** The session gate and the shell. That a page is reached proves nothing: every verb asks again. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  await requireAccount();
  await queryClient().prefetchQuery(trpc.app.list.queryOptions());
  return (
    <ApiProvider>
      <Hydrate>
        <DashboardShell>{children}</DashboardShell>
      </Hydrate>
    </ApiProvider>
  );
}
