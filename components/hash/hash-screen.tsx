"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Fingerprint } from "lucide-react";
import dynamic from "next/dynamic";
import { useApp } from "@/components/app/use-app";
import { EntityScreen } from "@/components/entity/entity-screen";
import { listInput } from "@/components/entity/list-input";
import { useChanges } from "@/components/entity/use-changes";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import { useTableQuery } from "@/components/ui/data-table/use-table-query";
import { hashColumns } from "./hash-columns";
import { HASH_LIST } from "./hash-query";

const HashFormDialog = dynamic(() => import("./hash-form-dialog").then((file) => file.HashFormDialog));

const WORDS = {
  title: "Hashes",
  description: "Digests of your genuine builds. With the hash check on, clients with any other are refused.",
  noun: "hash",
  create: "Register hash",
  search: "Search hashes and names…",
  emptyTitle: "No hashes yet",
  emptyText:
    "Register the SHA-256 (or MD5) of each build you ship before you switch the hash check on: with none registered it refuses everybody.",
  nameOf: (row: { hashValue: string; hashName: string | null }) => row.hashName ?? row.hashValue,
  deleting: "Builds with this digest are refused while the hash check is on.",
};

/** The registered hashes of one application. */
export function HashScreen({ appId }: { appId: string }) {
  const trpc = useTRPC();
  const { hash, holding } = useTRPCClient();
  const app = useApp(appId);
  const query = useTableQuery(HASH_LIST);
  const list = useQuery(trpc.hash.list.queryOptions(listInput(appId, query), { placeholderData: keepPreviousData }));
  const changes = useChanges("hash");
  return (
    <EntityScreen
      words={WORDS}
      icon={Fingerprint}
      query={query}
      list={list}
      csv={{ owner: appId, set: "hashes", input: listInput(appId, query) }}
      columns={hashColumns}
      changes={changes}
      remove={(id) => hash.delete.mutate({ app: { id: appId }, hash: { id } })}
      removeAll={(ids) => holding.delete.mutate({ app: { id: appId }, holding: "hash", ids })}
      confirmWith={app.name}
      form={(form) => <HashFormDialog {...form} appId={appId} changes={changes} />}
    />
  );
}
