"use client";

import { Clipped } from "@/components/entity/cells";
import type { EntityQuestion } from "@/components/entity/entity-screen";
import { menuColumn } from "@/components/entity/menu-column";
import type { Ask } from "@/components/entity/use-question";
import type { VpnAllowance } from "@/components/trpc/types";
import { CopyText } from "@/components/ui/copy-text";
import { type DataTableColumn, dataTableColumns } from "@/components/ui/data-table/features";
import { RelativeTime } from "@/components/ui/relative-time";

/** The columns of what passes the VPN check, newest first. */
export function vpnColumns(ask: Ask<EntityQuestion, VpnAllowance>): DataTableColumn<VpnAllowance>[] {
  const column = dataTableColumns<VpnAllowance>();
  return column.columns([
    column.accessor("value", {
      header: "Value",
      enableHiding: false,
      meta: { skeleton: "w-40" },
      cell: ({ getValue }) => <CopyText value={getValue()} label="value" className="max-w-44 sm:max-w-96" />,
    }),
    column.accessor("note", {
      header: "Note",
      meta: { className: "text-muted-foreground", skeleton: "w-32" },
      cell: ({ getValue }) => <Clipped text={getValue()} className="max-w-64" />,
    }),
    column.accessor("createdAt", {
      header: "Added",
      meta: { className: "text-muted-foreground", skeleton: "w-20" },
      cell: ({ getValue }) => <RelativeTime date={getValue()} />,
    }),
    menuColumn<VpnAllowance>(ask, { nameOf: (row) => row.value, edits: false }),
  ]);
}
