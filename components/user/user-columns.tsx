"use client";

import Link from "next/link";

import { Clipped, MaybeDate, MENU_COLUMN, None, NUMBER_COLUMN } from "@/components/entity/cells";
import type { Ask } from "@/components/entity/use-question";
import type { User } from "@/components/trpc/types";
import { CopyText } from "@/components/ui/copy-text";
import { type DataTableColumn, dataTableColumns } from "@/components/ui/data-table/features";
import { RelativeTime } from "@/components/ui/relative-time";

import type { UserActions } from "./use-user-actions";
import { type UserQuestion, UserRowMenu } from "./user-row-menu";
import { UserStatusBadge } from "./user-status-badge";

/** The columns of the user table. The order of the list is the server's: newest first. */
export function userColumns(actions: UserActions, ask: Ask<UserQuestion, User>): DataTableColumn<User>[] {
  const column = dataTableColumns<User>();
  const muted = { className: "text-muted-foreground", skeleton: "w-20" };
  return column.columns([
    column.accessor("username", {
      header: "Username",
      enableHiding: false,
      meta: { skeleton: "w-32" },
      cell: ({ row: { original: user } }) => (
        <Link
          href={`/apps/${user.appId}/users/${user.id}`}
          title={user.username}
          className="focus-ring block max-w-36 truncate rounded font-medium hover:underline sm:max-w-56"
        >
          <bdi>{user.username}</bdi>
        </Link>
      ),
    }),
    column.display({
      id: "status",
      header: "Status",
      meta: { skeleton: "h-5 w-16 rounded-full" },
      cell: ({ row }) => <UserStatusBadge user={row.original} />,
    }),
    column.accessor("subscription", {
      header: "Subscription",
      meta: { skeleton: "w-20" },
      cell: ({ getValue }) => <Clipped text={getValue()} className="max-w-32" />,
    }),
    column.accessor("level", {
      header: "Level",
      meta: { className: NUMBER_COLUMN, skeleton: "ml-auto w-6" },
      cell: ({ getValue }) => getValue() ?? <None />,
    }),
    column.accessor("expiresAt", {
      header: "Expires",
      meta: muted,
      cell: ({ row: { original: user } }) => (
        <MaybeDate date={user.expiresAt} {...(user.subscription ? { none: "Never" } : {})} />
      ),
    }),
    column.accessor("hwid", {
      header: "HWID",
      meta: { skeleton: "w-24" },
      cell: ({ getValue }) => {
        const hwid = getValue();
        return hwid ? <CopyText value={hwid} label="HWID" className="max-w-32" /> : <None />;
      },
    }),
    column.accessor("lastLoginAt", {
      header: "Last log-in",
      meta: muted,
      cell: ({ getValue }) => <MaybeDate date={getValue()} />,
    }),
    column.accessor("lastIp", {
      header: "Last address",
      meta: { skeleton: "w-24" },
      cell: ({ getValue }) => {
        const ip = getValue();
        return ip ? <CopyText value={ip} label="address" /> : <None />;
      },
    }),
    column.accessor("email", {
      header: "Email",
      meta: muted,
      cell: ({ getValue }) => <Clipped text={getValue()} className="max-w-40" />,
    }),
    column.accessor("createdAt", {
      header: "Created",
      meta: muted,
      cell: ({ getValue }) => <RelativeTime date={getValue()} />,
    }),
    column.display({
      id: "actions",
      header: () => <span className="sr-only">Actions</span>,
      enableHiding: false,
      meta: { className: MENU_COLUMN, skeleton: "ml-auto w-4" },
      cell: ({ row }) => <UserRowMenu user={row.original} actions={actions} ask={ask} />,
    }),
  ]);
}
