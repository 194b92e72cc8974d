"use client";

import { DaysDialog } from "@/components/entity/days-dialog";
import { Ending } from "@/components/entity/ending";
import type { Changes } from "@/components/entity/use-changes";
import { useTRPCClient } from "@/components/trpc/client";
import type { Device } from "@/components/trpc/types";

type DeviceExtendDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  device: Device;
  changes: Changes;
};

/** Gives a device more days. */
export function DeviceExtendDialog({ device: row, changes, ...dialog }: DeviceExtendDialogProps) {
  const { device } = useTRPCClient();
  const target = { app: { id: row.appId }, device: { id: row.id } };
  return (
    <DaysDialog
      {...dialog}
      direction="extend"
      title="Extend device"
      description={
        <>
          <bdi className="break-all font-medium text-foreground">{row.name ?? row.deviceId}</bdi>{" "}
          <Ending at={row.expiresAt} />
        </>
      }
      onSubmit={(days) => changes.inDialog(() => device.extend.mutate({ ...target, days }), "Device extended")}
    />
  );
}
