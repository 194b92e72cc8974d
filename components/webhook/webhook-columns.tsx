"use client";

import { Clipped, None } from "@/components/entity/cells";
import type { EntityQuestion } from "@/components/entity/entity-screen";
import { menuColumn } from "@/components/entity/menu-column";
import type { Ask } from "@/components/entity/use-question";
import type { Webhook } from "@/components/trpc/types";
import { CopyText } from "@/components/ui/copy-text";
import { type DataTableColumn, dataTableColumns } from "@/components/ui/data-table/features";
import { RelativeTime } from "@/components/ui/relative-time";
import { SecretField } from "@/components/ui/secret-field";

/** The columns of webhooks, newest first. */
export function webhookColumns(ask: Ask<EntityQuestion, Webhook>): DataTableColumn<Webhook>[] {
  const column = dataTableColumns<Webhook>();
  return column.columns([
    column.accessor("name", {
      header: "Name",
      enableHiding: false,
      meta: { skeleton: "w-28" },
      cell: ({ getValue }) => <Clipped text={getValue()} className="max-w-44 font-medium" />,
    }),
    column.accessor("id", {
      header: "Id",
      meta: { skeleton: "w-36" },
      cell: ({ getValue }) => <CopyText value={getValue()} label="webhook id" />,
    }),
    column.accessor("url", {
      header: "URL",
      meta: { skeleton: "w-56" },
      cell: ({ getValue }) => <CopyText value={getValue()} label="URL" className="max-w-48 sm:max-w-72" />,
    }),
    column.accessor("authHeader", {
      header: "Authorization",
      meta: { skeleton: "w-32" },
      cell: ({ getValue }) => {
        const secret = getValue();
        return secret ? <SecretField value={secret} label="Authorization header" className="w-56" /> : <None />;
      },
    }),
    column.accessor("userAgent", {
      header: "User-Agent",
      meta: { className: "text-muted-foreground", skeleton: "w-20" },
      cell: ({ getValue }) => <Clipped text={getValue()} className="max-w-32" />,
    }),
    column.accessor("createdAt", {
      header: "Created",
      meta: { className: "text-muted-foreground", skeleton: "w-20" },
      cell: ({ getValue }) => <RelativeTime date={getValue()} />,
    }),
    menuColumn<Webhook>(ask, { nameOf: (row) => row.name }),
  ]);
}
