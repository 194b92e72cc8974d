"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Braces } from "lucide-react";
import dynamic from "next/dynamic";

import { useApp } from "@/components/app/use-app";
import { EntityScreen } from "@/components/entity/entity-screen";
import { useChanges } from "@/components/entity/use-changes";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import { useTableQuery } from "@/components/ui/data-table/use-table-query";
import { oneUsersVariableColumns, userVariableColumns } from "./variable-columns";
import { USER_VARIABLE_LIST, userVariableInput } from "./variable-query";
import { VariableTabs } from "./variable-tabs";

const UserVariableFormDialog = dynamic(() =>
  import("./user-variable-form-dialog").then((file) => file.UserVariableFormDialog),
);

const WORDS = {
  title: "Variables",
  description: "Values kept for single users, which their own clients read and write.",
  noun: "variable",
  create: "New variable",
  search: "Search keys, values, users…",
  emptyTitle: "No user variables yet",
  emptyText: "Keep a setting, a score or a note for one user. Their client reads and writes it by its key.",
  nameOf: (row: { key: string }) => row.key,
  deleting: "The user's client is told that there is no such variable.",
};

type UserVariableListProps = { appId: string; user?: { id: string; username: string } };

/** The variables of one user, or of all users as a page of its own. */
export function UserVariableList({ appId, user }: UserVariableListProps) {
  const trpc = useTRPC();
  const { variable, holding } = useTRPCClient();
  const app = useApp(appId);
  const query = useTableQuery(USER_VARIABLE_LIST);
  const list = useQuery(
    trpc.variable.listOfUsers.queryOptions(userVariableInput(appId, query, user?.id), {
      placeholderData: keepPreviousData,
    }),
  );
  const changes = useChanges("variable");
  return (
    <EntityScreen
      words={WORDS}
      icon={Braces}
      query={query}
      list={list}
      csv={{ owner: appId, set: "user-variables", input: userVariableInput(appId, query, user?.id) }}
      columns={user ? oneUsersVariableColumns : userVariableColumns}
      changes={changes}
      remove={(id) => variable.deleteOfUser.mutate({ app: { id: appId }, id })}
      removeAll={(ids) => holding.delete.mutate({ app: { id: appId }, holding: "userVariable", ids })}
      confirmWith={app.name}
      level={user ? "part" : "page"}
      above={user ? undefined : <VariableTabs appId={appId} />}
      form={(form) => <UserVariableFormDialog {...form} appId={appId} username={user?.username} changes={changes} />}
    />
  );
}
