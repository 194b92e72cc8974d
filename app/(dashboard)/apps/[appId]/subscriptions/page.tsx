import type { Metadata } from "next";
import { listInput } from "@/components/entity/list-input";
import { SUBSCRIPTION_LIST } from "@/components/subscription/subscription-query";
import { SubscriptionScreen } from "@/components/subscription/subscription-screen";
import { loadTableQuery } from "@/components/ui/data-table/table-params";

import { Hydrate, queryClient, trpc } from "../../../_lib/trpc";

export const metadata: Metadata = { title: "Subscriptions" };

type SubscriptionScreenPageProps = {
  params: Promise<{ appId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The subscription tiers, fetched on the server. */
export default async function SubscriptionScreenPage({ params, searchParams }: SubscriptionScreenPageProps) {
  const { appId } = await params;
  const query = await loadTableQuery(searchParams, SUBSCRIPTION_LIST);
  await queryClient().prefetchQuery(trpc.subscription.list.queryOptions(listInput(appId, query)));
  return (
    <Hydrate>
      <SubscriptionScreen appId={appId} />
    </Hydrate>
  );
}
