"use client";

import { keepPreviousData, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { KeySquare } from "lucide-react";
import dynamic from "next/dynamic";
import { EntityScreen } from "@/components/entity/entity-screen";
import { pageInput } from "@/components/entity/list-input";
import { useChanges } from "@/components/entity/use-changes";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import { useTableQuery } from "@/components/ui/data-table/use-table-query";
import { sellerKeyColumns } from "./seller-key-columns";
import { SELLER_KEY_LIST } from "./seller-key-query";

const SellerKeyFormDialog = dynamic(() => import("./seller-key-form-dialog").then((file) => file.SellerKeyFormDialog));

const WORDS = {
  title: "Seller keys",
  description: "For bots and shops that sell for you: each opens the Seller API for all of your applications.",
  noun: "key",
  create: "New key",
  search: "Search names…",
  emptyTitle: "No seller keys",
  emptyText: "Make one to let a bot, a shop or a script of yours create licenses and look after users.",
  nameOf: (row: { name: string }) => row.name,
  deleting: "Whatever uses it is refused from its next request on.",
};

/** The seller keys of the account. Deleting several asks for the account's name. */
export function SellerKeyScreen() {
  const trpc = useTRPC();
  const { sellerKey, holding } = useTRPCClient();
  const { data: account } = useSuspenseQuery(trpc.account.me.queryOptions());
  const query = useTableQuery(SELLER_KEY_LIST);
  const list = useQuery(trpc.sellerKey.list.queryOptions(pageInput(query), { placeholderData: keepPreviousData }));
  const changes = useChanges("sellerKey");
  return (
    <EntityScreen
      words={WORDS}
      icon={KeySquare}
      query={query}
      list={list}
      csv={{ owner: "account", set: "seller-keys", input: pageInput(query) }}
      columns={sellerKeyColumns}
      changes={changes}
      remove={(id) => sellerKey.delete.mutate({ id })}
      removeAll={(ids) => holding.delete.mutate({ holding: "sellerKey", ids })}
      confirmWith={account.username}
      form={(form) => <SellerKeyFormDialog {...form} changes={changes} />}
    />
  );
}
