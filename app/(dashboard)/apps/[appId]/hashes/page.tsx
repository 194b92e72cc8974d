import type { Metadata } from "next";
import { listInput } from "@/components/entity/list-input";
import { HASH_LIST } from "@/components/hash/hash-query";
import { HashScreen } from "@/components/hash/hash-screen";
import { loadTableQuery } from "@/components/ui/data-table/table-params";

import { Hydrate, queryClient, trpc } from "../../../_lib/trpc";

export const metadata: Metadata = { title: "Hashes" };

type HashScreenPageProps = {
  params: Promise<{ appId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The registered hashes, fetched on the server. */
export default async function HashScreenPage({ params, searchParams }: HashScreenPageProps) {
  const { appId } = await params;
  const query = await loadTableQuery(searchParams, HASH_LIST);
  await queryClient().prefetchQuery(trpc.hash.list.queryOptions(listInput(appId, query)));
  return (
    <Hydrate>
      <HashScreen appId={appId} />
    </Hydrate>
  );
}
