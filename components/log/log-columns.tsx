"use client";

import { Clipped, None } from "@/components/entity/cells";
import type { LogEntry } from "@/components/trpc/types";
import { Badge } from "@/components/ui/badge";
import { CopyText } from "@/components/ui/copy-text";
import { dataTableColumns } from "@/components/ui/data-table/features";
import { RelativeTime } from "@/components/ui/relative-time";

import { logAction } from "./log-actions";

const column = dataTableColumns<LogEntry>();

/** The columns of the log, newest entry first. */
export const logColumns = column.columns([
  column.accessor("createdAt", {
    header: "When",
    enableHiding: false,
    meta: { className: "text-muted-foreground", skeleton: "w-20" },
    cell: ({ getValue }) => <RelativeTime date={getValue()} />,
  }),
  column.accessor("action", {
    header: "What",
    meta: { skeleton: "h-5 w-20 rounded-full" },
    cell: ({ getValue }) => {
      const { label, variant } = logAction(getValue());
      return <Badge variant={variant}>{label}</Badge>;
    },
  }),
  column.accessor("username", {
    header: "Who",
    meta: { skeleton: "w-28" },
    cell: ({ row, getValue }) => {
      const name = getValue();
      const { machineUser } = row.original;
      if (!name) return <None />;
      return (
        <div className="grid justify-items-start">
          <CopyText value={name} label="username" className="max-w-44 font-sans text-13" />
          {machineUser && machineUser !== name ? (
            <span className="max-w-44 truncate text-muted-foreground text-xs">
              on the machine: <bdi>{machineUser}</bdi>
            </span>
          ) : null}
        </div>
      );
    },
  }),
  column.accessor("ip", {
    header: "Address",
    meta: { skeleton: "w-24" },
    cell: ({ getValue }) => {
      const ip = getValue();
      return ip ? <CopyText value={ip} label="address" /> : <None />;
    },
  }),
  column.accessor("data", {
    header: "Data",
    meta: { className: "text-muted-foreground", skeleton: "w-64" },
    cell: ({ getValue }) => <Clipped text={getValue()} className="max-w-56 font-mono text-xs sm:max-w-md" />,
  }),
]);
