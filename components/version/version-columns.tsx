"use client";

import { Clipped, MaybeDate, None } from "@/components/entity/cells";
import type { EntityQuestion } from "@/components/entity/entity-screen";
import { menuColumn } from "@/components/entity/menu-column";
import type { Ask } from "@/components/entity/use-question";
import type { Version } from "@/components/trpc/types";
import { Badge } from "@/components/ui/badge";
import { CopyText } from "@/components/ui/copy-text";
import { type DataTableColumn, dataTableColumns } from "@/components/ui/data-table/features";
import { RelativeTime } from "@/components/ui/relative-time";

import { VERSION_MODES } from "./version-modes";

/** The columns of the white list of versions, newest entry first. */
export function versionColumns(ask: Ask<EntityQuestion, Version>): DataTableColumn<Version>[] {
  const column = dataTableColumns<Version>();
  const muted = { className: "text-muted-foreground", skeleton: "w-20" };
  return column.columns([
    column.accessor("version", {
      header: "Version",
      enableHiding: false,
      meta: { skeleton: "w-16" },
      cell: ({ row: { original } }) => (
        <span className="flex items-center gap-2">
          <CopyText value={original.version} label="version" className="max-w-40" />
          {original.isLatest && <Badge variant="brand">Current</Badge>}
        </span>
      ),
    }),
    column.accessor("mode", {
      header: "Clients of it",
      meta: { skeleton: "h-5 w-24 rounded-full" },
      cell: ({ row }) => {
        const { label, variant } = VERSION_MODES[row.original.mode];
        return (
          <Badge variant={variant} dot>
            {label}
          </Badge>
        );
      },
    }),
    column.accessor("allowedUntil", {
      header: "Until",
      meta: muted,
      cell: ({ getValue }) => <MaybeDate date={getValue()} />,
    }),
    column.accessor("reminderMessage", {
      header: "Reminder",
      meta: muted,
      cell: ({ getValue }) => <Clipped text={getValue()} className="max-w-56" />,
    }),
    column.accessor("downloadUrl", {
      header: "Download",
      meta: { skeleton: "w-40" },
      cell: ({ getValue }) => {
        const url = getValue();
        return url ? <CopyText value={url} label="download address" className="max-w-56" /> : <None />;
      },
    }),
    column.accessor("createdAt", {
      header: "Added",
      meta: muted,
      cell: ({ getValue }) => <RelativeTime date={getValue()} />,
    }),
    menuColumn<Version>(ask, { nameOf: (row) => row.version }),
  ]);
}
