"use client";

import { SlidersHorizontal } from "lucide-react";

import { PlanBadge } from "@/components/account/plan-badge";
import { Clipped, MaybeDate, MENU_COLUMN, NUMBER_COLUMN } from "@/components/entity/cells";
import { RowMenu } from "@/components/entity/row-menu";
import type { Ask } from "@/components/entity/use-question";
import { formatCount } from "@/components/lib/format";
import type { ListedAccount } from "@/components/trpc/types";
import { Badge } from "@/components/ui/badge";
import { CopyText } from "@/components/ui/copy-text";
import { type DataTableColumn, dataTableColumns } from "@/components/ui/data-table/features";
import { RelativeTime } from "@/components/ui/relative-time";

/** The columns of accounts, newest first. `ownId` is the account that looks. */
export function accountColumns(ownId: string, ask: Ask<"change", ListedAccount>): DataTableColumn<ListedAccount>[] {
  const column = dataTableColumns<ListedAccount>();
  const muted = { className: "text-muted-foreground", skeleton: "w-20" };
  return column.columns([
    column.accessor("username", {
      header: "Username",
      enableHiding: false,
      meta: { skeleton: "w-32" },
      cell: ({ row: { original: account } }) => (
        <span className="flex items-center gap-2">
          <Clipped text={account.username} className="max-w-36 font-medium sm:max-w-56" />
          {account.id === ownId && <Badge variant="outline">You</Badge>}
        </span>
      ),
    }),
    column.accessor("email", {
      header: "Email",
      meta: { skeleton: "w-40" },
      cell: ({ getValue }) => <CopyText value={getValue()} label="email" className="max-w-56 font-sans text-13" />,
    }),
    column.accessor("plan", {
      header: "Plan",
      meta: { skeleton: "h-5 w-12 rounded-full" },
      cell: ({ getValue }) => <PlanBadge plan={getValue()} />,
    }),
    column.accessor("role", {
      header: "Role",
      meta: { skeleton: "w-12" },
      cell: ({ getValue }) =>
        getValue() === "admin" ? (
          <Badge variant="warning">Admin</Badge>
        ) : (
          <span className="text-muted-foreground">User</span>
        ),
    }),
    column.accessor("applications", {
      header: "Applications",
      meta: { className: NUMBER_COLUMN, skeleton: "ml-auto w-6" },
      cell: ({ getValue }) => formatCount(getValue()),
    }),
    column.accessor("createdAt", {
      header: "Created",
      meta: muted,
      cell: ({ getValue }) => <RelativeTime date={getValue()} />,
    }),
    column.accessor("lastLoginAt", {
      header: "Last log-in",
      meta: muted,
      cell: ({ getValue }) => <MaybeDate date={getValue()} none="Never" />,
    }),
    column.display({
      id: "actions",
      header: () => <span className="sr-only">Actions</span>,
      enableHiding: false,
      meta: { className: MENU_COLUMN, skeleton: "ml-auto w-4" },
      cell: ({ row: { original: account } }) => (
        <RowMenu
          name={account.username}
          groups={[
            [{ label: "Change plan or role…", icon: SlidersHorizontal, onSelect: () => ask("change", account) }],
          ]}
        />
      ),
    }),
  ]);
}
