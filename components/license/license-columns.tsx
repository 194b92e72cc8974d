"use client";

import type { Ask } from "@/components/entity/use-question";
import { formatCount, formatDays } from "@/components/lib/format";
import type { License } from "@/components/trpc/types";
import { CopyText } from "@/components/ui/copy-text";
import { type DataTableColumn, dataTableColumns } from "@/components/ui/data-table/features";
import { RelativeTime } from "@/components/ui/relative-time";

import { type LicenseQuestion, LicenseRowMenu } from "./license-row-menu";
import { LicenseStatusBadge } from "./license-status-badge";
import type { LicenseActions } from "./use-license-actions";

const NUMBER = "text-right tabular-nums";
const None = () => <span className="text-muted-foreground/60">–</span>;

/** The columns of the license table. The order of the list is the server's: newest first. */
export function licenseColumns(
  actions: LicenseActions,
  ask: Ask<LicenseQuestion, License>,
): DataTableColumn<License>[] {
  const column = dataTableColumns<License>();
  return column.columns([
    column.accessor("licenseKey", {
      header: "License key",
      enableHiding: false,
      meta: { skeleton: "w-64" },
      cell: ({ getValue }) => <CopyText value={getValue()} label="license key" className="max-w-60 sm:max-w-80" />,
    }),
    column.accessor("status", {
      header: "Status",
      meta: { skeleton: "h-5 w-16 rounded-full" },
      cell: ({ getValue }) => <LicenseStatusBadge status={getValue()} />,
    }),
    column.accessor("level", {
      header: "Level",
      meta: { className: NUMBER, skeleton: "ml-auto w-6" },
    }),
    column.accessor("durationDays", {
      header: "Duration",
      meta: { skeleton: "w-14" },
      cell: ({ row: { original } }) => {
        if (original.durationDays !== null) return formatDays(original.durationDays);
        return original.expiresAt ? <None /> : "Lifetime";
      },
    }),
    column.accessor("uses", {
      header: "Uses",
      meta: { className: NUMBER, skeleton: "ml-auto w-8" },
      cell: ({ row }) => (
        <>
          {formatCount(row.original.uses)}
          <span className="text-muted-foreground"> / {formatCount(row.original.maxUses)}</span>
        </>
      ),
    }),
    column.accessor("usedBy", {
      header: "Used by",
      meta: { skeleton: "w-16" },
      cell: ({ getValue }) => <Clipped text={getValue()} className="max-w-32" />,
    }),
    column.accessor("expiresAt", {
      header: "Expires",
      meta: { className: "text-muted-foreground", skeleton: "w-20" },
      cell: ({ getValue }) => {
        const date = getValue();
        return date ? <RelativeTime date={date} /> : <None />;
      },
    }),
    column.accessor("note", {
      header: "Note",
      meta: { className: "text-muted-foreground", skeleton: "w-24" },
      cell: ({ getValue }) => <Clipped text={getValue()} className="max-w-36" />,
    }),
    column.accessor("createdAt", {
      header: "Created",
      meta: { className: "text-muted-foreground", skeleton: "w-20" },
      cell: ({ getValue }) => <RelativeTime date={getValue()} />,
    }),
    column.display({
      id: "actions",
      header: () => <span className="sr-only">Actions</span>,
      enableHiding: false,
      meta: { className: "sticky right-0 w-10 text-right", skeleton: "ml-auto w-4" },
      cell: ({ row }) => <LicenseRowMenu license={row.original} actions={actions} ask={ask} />,
    }),
  ]);
}

/** Text of unknown length on one line; the whole of it on hover. Isolated, so that right-to-left text stays in its cell. */
function Clipped({ text, className }: { text: string | null; className: string }) {
  if (!text) return <None />;
  return (
    <bdi title={text} className={`block truncate ${className}`}>
      {text}
    </bdi>
  );
}
