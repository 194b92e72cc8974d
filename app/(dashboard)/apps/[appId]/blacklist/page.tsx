import type { Metadata } from "next";

import { BLACKLIST_LIST, blacklistInput } from "@/components/blacklist/blacklist-query";
import { BlacklistScreen } from "@/components/blacklist/blacklist-screen";
import { loadTableQuery } from "@/components/ui/data-table/table-params";

import { Hydrate, queryClient, trpc } from "../../../_lib/trpc";

export const metadata: Metadata = { title: "Blacklist" };

type BlacklistScreenPageProps = {
  params: Promise<{ appId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The blacklist, fetched on the server. */
export default async function BlacklistScreenPage({ params, searchParams }: BlacklistScreenPageProps) {
  const { appId } = await params;
  const query = await loadTableQuery(searchParams, BLACKLIST_LIST);
  await queryClient().prefetchQuery(trpc.blacklist.list.queryOptions(blacklistInput(appId, query)));
  return (
    <Hydrate>
      <BlacklistScreen appId={appId} />
    </Hydrate>
  );
}
