import type { Metadata } from "next";
import { pageInput } from "@/components/entity/list-input";
import { SELLER_KEY_LIST } from "@/components/seller-key/seller-key-query";
import { SellerKeyScreen } from "@/components/seller-key/seller-key-screen";
import { loadTableQuery } from "@/components/ui/data-table/table-params";

import { Hydrate, queryClient, trpc } from "../_lib/trpc";

export const metadata: Metadata = { title: "Seller keys" };

type SellerKeysPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The account's seller keys. Pages are never cached, so they may carry them. */
export default async function SellerKeysPage({ searchParams }: SellerKeysPageProps) {
  const query = await loadTableQuery(searchParams, SELLER_KEY_LIST);
  await queryClient().prefetchQuery(trpc.sellerKey.list.queryOptions(pageInput(query)));
  return (
    <Hydrate>
      <SellerKeyScreen />
    </Hydrate>
  );
}
