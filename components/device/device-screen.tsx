"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Ban, CalendarPlus, MonitorSmartphone, Pause, Play, ShieldCheck } from "lucide-react";
import dynamic from "next/dynamic";
import { useCallback } from "react";
import { useApp } from "@/components/app/use-app";
import { type EntityQuestion, EntityScreen } from "@/components/entity/entity-screen";
import { optionsOf } from "@/components/entity/list-input";
import { pausedPreview } from "@/components/entity/show-at-once";
import { useChanges } from "@/components/entity/use-changes";
import { type Ask, useQuestion } from "@/components/entity/use-question";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import type { Device } from "@/components/trpc/types";
import { useTableQuery } from "@/components/ui/data-table/use-table-query";
import { type DeviceActions, deviceColumns } from "./device-columns";
import { DEVICE_LIST, DEVICE_PARTS, DEVICE_STATUS, deviceInput } from "./device-query";

const DeviceFormDialog = dynamic(() => import("./device-form-dialog").then((file) => file.DeviceFormDialog));
const DeviceExtendDialog = dynamic(() => import("./device-extend-dialog").then((file) => file.DeviceExtendDialog));

const WORDS = {
  title: "Devices",
  description: "Machines that may run by themselves, without a user or a license.",
  noun: "device",
  create: "Add device",
  search: "Search serials, names, emails…",
  emptyTitle: "No devices yet",
  emptyText:
    "Authorize a machine by the serial of its motherboard or processor, and its owner needs neither password nor key.",
  nameOf: (row: { name: string | null; deviceId: string }) => row.name ?? row.deviceId,
  deleting: "The machine loses its right to run at once.",
};

const FILTERS = [
  { name: "status", label: "Status", options: optionsOf(DEVICE_STATUS) },
  { name: "part", label: "Part", options: optionsOf(DEVICE_PARTS) },
] as const;

/** The devices of one application. */
export function DeviceScreen({ appId }: { appId: string }) {
  const trpc = useTRPC();
  const { device, holding } = useTRPCClient();
  const app = useApp(appId);
  const query = useTableQuery(DEVICE_LIST);
  const list = useQuery(
    trpc.device.list.queryOptions(deviceInput(appId, query), { placeholderData: keepPreviousData }),
  );
  const changes = useChanges("device");
  const extending = useQuestion<"extend", Device>();
  const columns = useCallback(
    (ask: Ask<EntityQuestion, Device>) => {
      const more: DeviceActions = (row) => {
        const { id, bannedAt, pausedAt, expiresAt } = row;
        const target = { app: { id: appId }, device: { id } };
        const { now } = changes;
        const pause = () => now(() => device.pause.mutate(target), "Device paused", resume, pausedPreview(row));
        const resume = (): void =>
          now(() => device.edit.mutate({ ...target, isPaused: false }), "Device runs again", pause);
        const ban = () =>
          now(() => device.ban.mutate(target), "Device banned", unban, {
            ids: [id],
            fields: { status: "banned" },
          });
        const unban = () => now(() => device.edit.mutate({ ...target, isBanned: false }), "Device unbanned");
        return [
          expiresAt !== null && { label: "Extend…", icon: CalendarPlus, onSelect: () => extending.ask("extend", row) },
          pausedAt
            ? { label: "Resume", icon: Play, onSelect: resume }
            : { label: "Pause", icon: Pause, onSelect: pause },
          bannedAt
            ? { label: "Unban", icon: ShieldCheck, onSelect: unban }
            : { label: "Ban", icon: Ban, onSelect: ban },
        ];
      };
      return deviceColumns(ask, more);
    },
    [appId, changes, device, extending.ask],
  );
  return (
    <>
      <EntityScreen
        words={WORDS}
        icon={MonitorSmartphone}
        query={query}
        list={list}
        filters={FILTERS}
        csv={{ owner: appId, set: "devices", input: deviceInput(appId, query) }}
        columns={columns}
        changes={changes}
        remove={(id) => device.delete.mutate({ app: { id: appId }, device: { id } })}
        removeAll={(ids) => holding.delete.mutate({ app: { id: appId }, holding: "device", ids })}
        confirmWith={app.name}
        form={(form) => <DeviceFormDialog {...form} appId={appId} changes={changes} />}
      />
      {extending.asked && (
        <DeviceExtendDialog
          open={extending.open}
          onOpenChange={extending.setOpen}
          device={extending.asked.row}
          changes={changes}
        />
      )}
    </>
  );
}
