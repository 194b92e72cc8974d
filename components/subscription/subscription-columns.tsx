"use client";

import { Clipped, NUMBER_COLUMN } from "@/components/entity/cells";
import type { EntityQuestion } from "@/components/entity/entity-screen";
import { menuColumn } from "@/components/entity/menu-column";
import type { Ask } from "@/components/entity/use-question";
import { formatDays } from "@/components/lib/format";
import type { Subscription } from "@/components/trpc/types";
import { CopyText } from "@/components/ui/copy-text";
import { type DataTableColumn, dataTableColumns } from "@/components/ui/data-table/features";
import { RelativeTime } from "@/components/ui/relative-time";

/** The columns of tiers, lowest level first. */
export function subscriptionColumns(ask: Ask<EntityQuestion, Subscription>): DataTableColumn<Subscription>[] {
  const column = dataTableColumns<Subscription>();
  return column.columns([
    column.accessor("name", {
      header: "Name",
      enableHiding: false,
      meta: { skeleton: "w-28" },
      cell: ({ getValue }) => <Clipped text={getValue()} className="max-w-56 font-medium" />,
    }),
    column.accessor("level", {
      header: "Level",
      meta: { className: NUMBER_COLUMN, skeleton: "ml-auto w-6" },
    }),
    column.accessor("durationDays", {
      header: "Duration",
      meta: { skeleton: "w-16" },
      cell: ({ getValue }) => formatDays(getValue()),
    }),
    column.accessor("id", {
      header: "Id",
      meta: { skeleton: "w-36" },
      cell: ({ getValue }) => <CopyText value={getValue()} label="subscription id" />,
    }),
    column.accessor("createdAt", {
      header: "Created",
      meta: { className: "text-muted-foreground", skeleton: "w-20" },
      cell: ({ getValue }) => <RelativeTime date={getValue()} />,
    }),
    menuColumn<Subscription>(ask, { nameOf: (row) => row.name }),
  ]);
}
