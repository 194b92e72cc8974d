"use client";

import { Clipped, MaybeDate } from "@/components/entity/cells";
import type { EntityQuestion } from "@/components/entity/entity-screen";
import { menuColumn } from "@/components/entity/menu-column";
import type { RowAction } from "@/components/entity/row-menu";
import type { Ask } from "@/components/entity/use-question";
import type { Device } from "@/components/trpc/types";
import { Badge } from "@/components/ui/badge";
import { CopyText } from "@/components/ui/copy-text";
import { type DataTableColumn, dataTableColumns } from "@/components/ui/data-table/features";
import { RelativeTime } from "@/components/ui/relative-time";

import { DEVICE_STATUS } from "./device-query";

/** What can be done to a device beside editing and deleting it. */
export type DeviceActions = (row: Device) => (RowAction | false)[];

const nameOf = (row: Device) => row.name ?? row.deviceId;

/** Makes the columns of devices, newest first. */
export function deviceColumns(ask: Ask<EntityQuestion, Device>, more: DeviceActions): DataTableColumn<Device>[] {
  const column = dataTableColumns<Device>();
  const muted = { className: "text-muted-foreground", skeleton: "w-20" };
  return column.columns([
    column.accessor("deviceId", {
      header: "Serial",
      enableHiding: false,
      meta: { skeleton: "w-36" },
      cell: ({ getValue }) => <CopyText value={getValue()} label="serial" className="max-w-36 sm:max-w-64" />,
    }),
    column.accessor("deviceType", {
      header: "Part",
      meta: { skeleton: "h-5 w-20 rounded-full" },
      cell: ({ getValue }) => (
        <Badge variant="outline" className="capitalize">
          {getValue()}
        </Badge>
      ),
    }),
    column.display({
      id: "status",
      header: "Status",
      meta: { skeleton: "h-5 w-16 rounded-full" },
      cell: ({ row }) => <DeviceStatusBadge device={row.original} />,
    }),
    column.accessor("name", {
      header: "Name",
      meta: { skeleton: "w-24" },
      cell: ({ getValue }) => <Clipped text={getValue()} className="max-w-36" />,
    }),
    column.accessor((row) => row.subscription?.name ?? null, {
      id: "subscription",
      header: "Subscription",
      meta: { skeleton: "w-20" },
      cell: ({ row }) => <Clipped text={row.original.subscription?.name ?? null} className="max-w-32" />,
    }),
    column.accessor("expiresAt", {
      header: "Expires",
      meta: muted,
      cell: ({ getValue }) => <MaybeDate date={getValue()} none="Never" />,
    }),
    column.accessor("activatedAt", {
      header: "First seen",
      meta: muted,
      cell: ({ getValue }) => <MaybeDate date={getValue()} />,
    }),
    column.accessor("email", {
      header: "Email",
      meta: muted,
      cell: ({ getValue }) => <Clipped text={getValue()} className="max-w-40" />,
    }),
    column.accessor("createdAt", {
      header: "Added",
      meta: muted,
      cell: ({ getValue }) => <RelativeTime date={getValue()} />,
    }),
    menuColumn<Device>(ask, { nameOf, more }),
  ]);
}

function DeviceStatusBadge({ device }: { device: Device }) {
  const { label, variant } = DEVICE_STATUS[device.status];
  return (
    <Badge variant={variant} dot>
      {label}
    </Badge>
  );
}
