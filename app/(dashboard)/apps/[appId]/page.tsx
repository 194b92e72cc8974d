import { AppOverview } from "@/components/app/app-overview";
import { recentLicensesInput } from "@/components/app/recent-licenses-input";

import { Hydrate, queryClient, trpc } from "../../_lib/trpc";

type OverviewPageProps = { params: Promise<{ appId: string }> };

/** One application at a glance. */
export default async function OverviewPage({ params }: OverviewPageProps) {
  const { appId } = await params;
  await queryClient().prefetchQuery(trpc.license.list.queryOptions(recentLicensesInput(appId)));
  return (
    <Hydrate>
      <AppOverview appId={appId} />
    </Hydrate>
  );
}
