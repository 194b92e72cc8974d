"use client";

import Link from "next/link";

import { Clipped } from "@/components/entity/cells";
import type { EntityQuestion } from "@/components/entity/entity-screen";
import { menuColumn } from "@/components/entity/menu-column";
import type { Ask } from "@/components/entity/use-question";
import type { UserVariable, Variable } from "@/components/trpc/types";
import { Badge } from "@/components/ui/badge";
import { CopyText } from "@/components/ui/copy-text";
import { type DataTableColumn, dataTableColumns } from "@/components/ui/data-table/features";
import { RelativeTime } from "@/components/ui/relative-time";

type AnyVariable = { id: string; key: string; value: string; updatedAt: Date };

const nameOf = (row: AnyVariable) => row.key;

function keyAndValue<T extends AnyVariable>(): DataTableColumn<T>[] {
  const column = dataTableColumns<T>();
  return [
    column.display({
      id: "key",
      header: "Key",
      enableHiding: false,
      meta: { skeleton: "w-28" },
      cell: ({ row }) => <CopyText value={row.original.key} label="key" className="max-w-36 sm:max-w-64" />,
    }),
    column.display({
      id: "value",
      header: "Value",
      meta: { skeleton: "w-48", className: "text-muted-foreground" },
      cell: ({ row }) => (
        <Clipped text={row.original.value.slice(0, 300)} className="max-w-40 font-mono text-xs sm:max-w-80" />
      ),
    }),
  ];
}

function updated<T extends AnyVariable>(): DataTableColumn<T> {
  return dataTableColumns<T>().display({
    id: "updatedAt",
    header: "Changed",
    meta: { skeleton: "w-20", className: "text-muted-foreground" },
    cell: ({ row }) => <RelativeTime date={row.original.updatedAt} />,
  });
}

/** The columns of global variables, by key. */
export function variableColumns(ask: Ask<EntityQuestion, Variable>): DataTableColumn<Variable>[] {
  const access = dataTableColumns<Variable>().display({
    id: "access",
    header: "Clients may",
    meta: { skeleton: "h-5 w-20 rounded-full" },
    cell: ({ row }) => <Badge variant="outline">{row.original.isWritable ? "read and write" : "read"}</Badge>,
  });
  return [...keyAndValue<Variable>(), access, updated<Variable>(), menuColumn<Variable>(ask, { nameOf })];
}

/** The columns of the variables of one user. */
export function oneUsersVariableColumns(ask: Ask<EntityQuestion, UserVariable>): DataTableColumn<UserVariable>[] {
  return [...keyAndValue<UserVariable>(), updated<UserVariable>(), menuColumn<UserVariable>(ask, { nameOf })];
}

/** The columns of the variables of all users, with whose each is. */
export function userVariableColumns(ask: Ask<EntityQuestion, UserVariable>): DataTableColumn<UserVariable>[] {
  const whose = dataTableColumns<UserVariable>().display({
    id: "username",
    header: "User",
    meta: { skeleton: "w-28" },
    cell: ({ row: { original: row } }) => (
      <Link
        href={`/apps/${row.appId}/users/${row.userId}`}
        className="focus-ring block max-w-40 truncate rounded hover:underline"
      >
        <bdi>{row.username}</bdi>
      </Link>
    ),
  });
  return [whose, ...oneUsersVariableColumns(ask)];
}
