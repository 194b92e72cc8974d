"use client";

import { Clipped } from "@/components/entity/cells";
import type { EntityQuestion } from "@/components/entity/entity-screen";
import { menuColumn } from "@/components/entity/menu-column";
import type { Ask } from "@/components/entity/use-question";
import type { Hash } from "@/components/trpc/types";
import { Badge } from "@/components/ui/badge";
import { CopyText } from "@/components/ui/copy-text";
import { type DataTableColumn, dataTableColumns } from "@/components/ui/data-table/features";
import { RelativeTime } from "@/components/ui/relative-time";

const SHA256_DIGITS = 64;

/** The columns of registered hashes, newest first. */
export function hashColumns(ask: Ask<EntityQuestion, Hash>): DataTableColumn<Hash>[] {
  const column = dataTableColumns<Hash>();
  return column.columns([
    column.accessor("hashName", {
      header: "Name",
      enableHiding: false,
      meta: { skeleton: "w-28" },
      cell: ({ getValue }) => <Clipped text={getValue()} className="max-w-44 font-medium" />,
    }),
    column.accessor("hashValue", {
      header: "Hash",
      meta: { skeleton: "w-72" },
      cell: ({ getValue }) => <CopyText value={getValue()} label="hash" className="max-w-40 sm:max-w-96" />,
    }),
    column.display({
      id: "kind",
      header: "Kind",
      meta: { skeleton: "h-5 w-16 rounded-full" },
      cell: ({ row }) => (
        <Badge variant="outline">{row.original.hashValue.length === SHA256_DIGITS ? "SHA-256" : "MD5"}</Badge>
      ),
    }),
    column.accessor("createdAt", {
      header: "Registered",
      meta: { className: "text-muted-foreground", skeleton: "w-20" },
      cell: ({ getValue }) => <RelativeTime date={getValue()} />,
    }),
    menuColumn<Hash>(ask, { nameOf: (row) => row.hashName ?? row.hashValue, edits: false }),
  ]);
}
