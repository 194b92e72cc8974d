import type { Metadata } from "next";

import { OverviewScreen } from "@/components/overview/overview-screen";

import { Hydrate, queryClient, trpc } from "../_lib/trpc";

export const metadata: Metadata = { title: "Overview" };

/** All applications at a glance. */
export default async function OverviewPage() {
  await queryClient().prefetchQuery(trpc.stats.pulse.queryOptions());
  return (
    <Hydrate>
      <OverviewScreen />
    </Hydrate>
  );
}
