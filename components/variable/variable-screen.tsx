"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Braces } from "lucide-react";
import dynamic from "next/dynamic";
import { useApp } from "@/components/app/use-app";
import { EntityScreen } from "@/components/entity/entity-screen";
import { listInput } from "@/components/entity/list-input";
import { useChanges } from "@/components/entity/use-changes";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import { useTableQuery } from "@/components/ui/data-table/use-table-query";
import { variableColumns } from "./variable-columns";
import { VARIABLE_LIST } from "./variable-query";
import { VariableTabs } from "./variable-tabs";

const VariableFormDialog = dynamic(() => import("./variable-form-dialog").then((file) => file.VariableFormDialog));

const WORDS = {
  title: "Variables",
  description: "Values that your clients read from the server, so that they can change without a new build.",
  noun: "variable",
  create: "New variable",
  search: "Search keys and values…",
  emptyTitle: "No variables yet",
  emptyText:
    "Put a download link, a message of the day or a feature flag here, and read it from your client by its key.",
  nameOf: (row: { key: string }) => row.key,
  deleting: "Clients that ask for it are told that there is no such variable.",
};

/** The global variables of one application. */
export function VariableScreen({ appId }: { appId: string }) {
  const trpc = useTRPC();
  const { variable, holding } = useTRPCClient();
  const app = useApp(appId);
  const query = useTableQuery(VARIABLE_LIST);
  const list = useQuery(
    trpc.variable.list.queryOptions(listInput(appId, query), { placeholderData: keepPreviousData }),
  );
  const changes = useChanges("variable");
  return (
    <EntityScreen
      words={WORDS}
      icon={Braces}
      query={query}
      list={list}
      csv={{ owner: appId, set: "variables", input: listInput(appId, query) }}
      columns={variableColumns}
      changes={changes}
      remove={(id) => variable.delete.mutate({ app: { id: appId }, variable: { id } })}
      removeAll={(ids) => holding.delete.mutate({ app: { id: appId }, holding: "variable", ids })}
      confirmWith={app.name}
      above={<VariableTabs appId={appId} />}
      form={(form) => <VariableFormDialog {...form} appId={appId} changes={changes} />}
    />
  );
}
