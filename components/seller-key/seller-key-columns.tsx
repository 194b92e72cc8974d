"use client";

import { Clipped, MaybeDate } from "@/components/entity/cells";
import type { EntityQuestion } from "@/components/entity/entity-screen";
import { menuColumn } from "@/components/entity/menu-column";
import type { Ask } from "@/components/entity/use-question";
import type { SellerKey } from "@/components/trpc/types";
import { type DataTableColumn, dataTableColumns } from "@/components/ui/data-table/features";
import { RelativeTime } from "@/components/ui/relative-time";
import { SecretField } from "@/components/ui/secret-field";

/** The columns of seller keys, newest first. */
export function sellerKeyColumns(ask: Ask<EntityQuestion, SellerKey>): DataTableColumn<SellerKey>[] {
  const column = dataTableColumns<SellerKey>();
  const muted = { className: "text-muted-foreground", skeleton: "w-20" };
  return column.columns([
    column.accessor("name", {
      header: "Name",
      enableHiding: false,
      meta: { skeleton: "w-28" },
      cell: ({ getValue }) => <Clipped text={getValue()} className="max-w-28 font-medium sm:max-w-56" />,
    }),
    column.accessor("key", {
      header: "Key",
      enableHiding: false,
      meta: { skeleton: "h-8 w-72" },
      cell: ({ row }) => <SecretField value={row.original.key} label="Seller key" className="w-36 sm:w-96" />,
    }),
    column.accessor("lastUsedAt", {
      header: "Last used",
      meta: muted,
      cell: ({ getValue }) => <MaybeDate date={getValue()} none="Never" />,
    }),
    column.accessor("createdAt", {
      header: "Created",
      meta: muted,
      cell: ({ getValue }) => <RelativeTime date={getValue()} />,
    }),
    menuColumn<SellerKey>(ask, { nameOf: (row) => row.name, edits: false }),
  ]);
}
