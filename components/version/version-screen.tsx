"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { GitBranch } from "lucide-react";
import dynamic from "next/dynamic";
import { useApp } from "@/components/app/use-app";
import { EntityScreen } from "@/components/entity/entity-screen";
import { optionsOf } from "@/components/entity/list-input";
import { useChanges } from "@/components/entity/use-changes";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import { useTableQuery } from "@/components/ui/data-table/use-table-query";
import { versionColumns } from "./version-columns";
import { VERSION_MODES } from "./version-modes";
import { VERSION_LIST, versionInput } from "./version-query";

const VersionFormDialog = dynamic(() => import("./version-form-dialog").then((file) => file.VersionFormDialog));

const WORDS = {
  title: "Versions",
  description: "Client versions that may run beside the current one of the application.",
  noun: "version",
  create: "Add version",
  search: "Search versions…",
  emptyTitle: "Only the current version runs",
  emptyText: "Add older versions to let them run on, with a reminder to update, or only until a date you choose.",
  nameOf: (row: { version: string }) => row.version,
  deleting: "Clients of that version are told to update, unless it is the current one.",
};

const FILTERS = [{ name: "mode", label: "Clients of it", options: optionsOf(VERSION_MODES) }] as const;

/** The white list of versions of one application. */
export function VersionScreen({ appId }: { appId: string }) {
  const trpc = useTRPC();
  const { version, holding } = useTRPCClient();
  const app = useApp(appId);
  const query = useTableQuery(VERSION_LIST);
  const list = useQuery(
    trpc.version.list.queryOptions(versionInput(appId, query), { placeholderData: keepPreviousData }),
  );
  const changes = useChanges("version");
  return (
    <EntityScreen
      words={WORDS}
      icon={GitBranch}
      query={query}
      list={list}
      filters={FILTERS}
      csv={{ owner: appId, set: "versions", input: versionInput(appId, query) }}
      columns={versionColumns}
      changes={changes}
      remove={(id) => version.remove.mutate({ app: { id: appId }, version: { id } })}
      removeAll={(ids) => holding.delete.mutate({ app: { id: appId }, holding: "version", ids })}
      confirmWith={app.name}
      form={(form) => <VersionFormDialog {...form} appId={appId} changes={changes} />}
    />
  );
}
