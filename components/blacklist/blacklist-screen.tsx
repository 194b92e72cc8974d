"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Ban } from "lucide-react";
import dynamic from "next/dynamic";

import { useApp } from "@/components/app/use-app";
import { EntityScreen } from "@/components/entity/entity-screen";
import { optionsOf } from "@/components/entity/list-input";
import { useChanges } from "@/components/entity/use-changes";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import { useTableQuery } from "@/components/ui/data-table/use-table-query";

import { blacklistColumns } from "./blacklist-columns";
import { BLACKLIST_LIST, BLACKLIST_TYPES, blacklistInput } from "./blacklist-query";

const BlacklistFormDialog = dynamic(() => import("./blacklist-form-dialog").then((file) => file.BlacklistFormDialog));

const WORDS = {
  title: "Blacklist",
  description: "Addresses, networks and machines that are turned away when they start or log in.",
  noun: "entry",
  create: "Add entry",
  search: "Search values and notes…",
  emptyTitle: "Nobody is turned away",
  emptyText:
    "Add an address, a network or a HWID, and whoever it matches is refused before anything else is looked at.",
  nameOf: (row: { value: string }) => row.value,
  deleting: "Whoever it matched may come back at once.",
};

const FILTERS = [{ name: "type", label: "Kind", options: optionsOf(BLACKLIST_TYPES) }] as const;

/** Whom one application turns away. */
export function BlacklistScreen({ appId }: { appId: string }) {
  const trpc = useTRPC();
  const { blacklist, holding } = useTRPCClient();
  const app = useApp(appId);
  const query = useTableQuery(BLACKLIST_LIST);
  const list = useQuery(
    trpc.blacklist.list.queryOptions(blacklistInput(appId, query), { placeholderData: keepPreviousData }),
  );
  const changes = useChanges("blacklist");
  return (
    <EntityScreen
      words={WORDS}
      icon={Ban}
      query={query}
      list={list}
      filters={FILTERS}
      csv={{ owner: appId, set: "blacklist", input: blacklistInput(appId, query) }}
      columns={blacklistColumns}
      changes={changes}
      remove={(id) => blacklist.delete.mutate({ app: { id: appId }, id })}
      removeAll={(ids) => holding.delete.mutate({ app: { id: appId }, holding: "blacklist", ids })}
      confirmWith={app.name}
      form={(form) => <BlacklistFormDialog {...form} appId={appId} changes={changes} />}
    />
  );
}
