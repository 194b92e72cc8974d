import { choice, listInput } from "@/components/entity/list-input";
import type { BadgeVariant } from "@/components/ui/badge";
import type { QueryOf } from "@/components/ui/data-table/table-params";
import type { DeviceStatus } from "@/server/services/device/schemas";

/** How devices can be narrowed and ordered. */
export const DEVICE_LIST = {
  filters: ["status", "part"],
  sorts: ["deviceId", "deviceType", "name", "subscription", "expiresAt", "activatedAt", "email", "createdAt"],
} as const;

/** How each status is called and coloured. */
export const DEVICE_STATUS: Record<DeviceStatus, { label: string; variant: BadgeVariant }> = {
  active: { label: "Active", variant: "success" },
  expired: { label: "Expired", variant: "neutral" },
  paused: { label: "Paused", variant: "warning" },
  banned: { label: "Banned", variant: "danger" },
};

/** Whose serial stands for the machine. */
export const DEVICE_PARTS = { motherboard: { label: "Motherboard" }, processor: { label: "Processor" } };

/** What the URL says, as the input of `device.list`. */
export function deviceInput(appId: string, query: QueryOf<typeof DEVICE_LIST>) {
  return {
    ...listInput(appId, query),
    ...choice("status", DEVICE_STATUS, query.filters.status),
    ...choice("deviceType", DEVICE_PARTS, query.filters.part),
  };
}
