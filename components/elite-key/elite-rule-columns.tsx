"use client";

import type { EntityQuestion } from "@/components/entity/entity-screen";
import { menuColumn } from "@/components/entity/menu-column";
import type { Ask } from "@/components/entity/use-question";
import type { EliteRule } from "@/components/trpc/types";
import { Badge } from "@/components/ui/badge";
import { CopyText } from "@/components/ui/copy-text";
import { type DataTableColumn, dataTableColumns } from "@/components/ui/data-table/features";
import { RelativeTime } from "@/components/ui/relative-time";

/** The columns of the rules, in the order they were made. */
export function eliteRuleColumns(ask: Ask<EntityQuestion, EliteRule>): DataTableColumn<EliteRule>[] {
  const column = dataTableColumns<EliteRule>();
  return column.columns([
    column.accessor("value", {
      header: "Value",
      enableHiding: false,
      meta: { skeleton: "w-40" },
      cell: ({ getValue }) => <CopyText value={getValue()} label="value" className="max-w-40 sm:max-w-80" />,
    }),
    column.accessor("list", {
      header: "List",
      meta: { skeleton: "h-5 w-16 rounded-full" },
      cell: ({ getValue }) =>
        getValue() === "whitelist" ? (
          <Badge variant="success">Whitelist</Badge>
        ) : (
          <Badge variant="danger">Blacklist</Badge>
        ),
    }),
    column.accessor("kind", {
      header: "Kind",
      meta: { skeleton: "h-5 w-16 rounded-full" },
      cell: ({ getValue }) => <Badge variant="outline">{getValue() === "ip" ? "Address" : "Domain, advisory"}</Badge>,
    }),
    column.accessor("createdAt", {
      header: "Added",
      meta: { className: "text-muted-foreground", skeleton: "w-20" },
      cell: ({ getValue }) => <RelativeTime date={getValue()} />,
    }),
    menuColumn<EliteRule>(ask, { nameOf: (row) => row.value, edits: false }),
  ]);
}
