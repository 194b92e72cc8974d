"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Layers } from "lucide-react";
import dynamic from "next/dynamic";
import { useApp } from "@/components/app/use-app";
import { EntityScreen } from "@/components/entity/entity-screen";
import { listInput } from "@/components/entity/list-input";
import { useChanges } from "@/components/entity/use-changes";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import { useTableQuery } from "@/components/ui/data-table/use-table-query";
import { subscriptionColumns } from "./subscription-columns";
import { SUBSCRIPTION_LIST } from "./subscription-query";

const SubscriptionFormDialog = dynamic(() =>
  import("./subscription-form-dialog").then((file) => file.SubscriptionFormDialog),
);

const WORDS = {
  title: "Subscriptions",
  description: "What your licenses open. The level ties a license to the subscriptions it grants.",
  noun: "subscription",
  create: "New subscription",
  search: "Search names…",
  emptyTitle: "No subscriptions",
  emptyText: "Without one no license can be redeemed. Make one for each thing you sell, such as Basic and Premium.",
  nameOf: (row: { name: string }) => row.name,
  deleting:
    "This works only while no user, license or device has it. Licenses of a level that opens nothing else are refused.",
};

/** The subscription tiers of one application. */
export function SubscriptionScreen({ appId }: { appId: string }) {
  const trpc = useTRPC();
  const { subscription, holding } = useTRPCClient();
  const app = useApp(appId);
  const query = useTableQuery(SUBSCRIPTION_LIST);
  const list = useQuery(
    trpc.subscription.list.queryOptions(listInput(appId, query), { placeholderData: keepPreviousData }),
  );
  const changes = useChanges("subscription", "user");
  return (
    <EntityScreen
      words={WORDS}
      icon={Layers}
      query={query}
      list={list}
      csv={{ owner: appId, set: "subscriptions", input: listInput(appId, query) }}
      columns={subscriptionColumns}
      changes={changes}
      remove={(id) => subscription.delete.mutate({ app: { id: appId }, subscription: { id } })}
      removeAll={(ids) => holding.delete.mutate({ app: { id: appId }, holding: "subscription", ids })}
      confirmWith={app.name}
      form={(form) => <SubscriptionFormDialog {...form} appId={appId} changes={changes} />}
    />
  );
}
