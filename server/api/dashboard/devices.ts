import { z } from "zod";
import { Id, Name, Note, Page, PageSize, Search } from "@/server/services/atoms";
import { createDevice, deleteDevice, editDevice, getDevice, listDevices } from "@/server/services/device";
import { DeviceEmail, DeviceSerial, DeviceType } from "@/server/services/device/schemas";
import { SubscriptionName } from "@/server/services/subscription/schemas";
import { type Operation, operation } from "../kit/operation";
import { fromWireDateIfAny, WireBoolean, WireDate, WireInt } from "../kit/wire";
import { presentDevice } from "../present/device";
import { zeroOrOne } from "../present/moment";
import { presentPage } from "../present/page";

const OneDevice = z.object({ appId: Id, deviceId: Id });

const DeviceFields = z.object({
  subscription: SubscriptionName.optional(),
  expiry_date: WireDate.nullish(),
  user_panel_access: WireBoolean.optional(),
  name: Name.nullish(),
  email: DeviceEmail.nullish(),
  note: Note.nullish(),
});

const toFields = (input: z.output<typeof DeviceFields>) => ({
  subscription: input.subscription,
  expiresAt: fromWireDateIfAny(input.expiry_date),
  userPanelAccess: input.user_panel_access,
  name: input.name,
  email: input.email,
  note: input.note,
});

/** The device as dashboard REST prints it, with its switches as 0 and 1. */
const present = (device: Parameters<typeof presentDevice>[0]) => {
  const { banned, paused, ...rest } = presentDevice(device);
  return { ...rest, banned: zeroOrOne(banned), paused: zeroOrOne(paused) };
};

/** Machines that are authorised by themselves, by the serial of a part. */
export const deviceRoutes = {
  "GET /api/dashboard/devices/:appId": operation({
    summary: "List an application's devices, newest first.",
    input: z.object({
      appId: Id,
      page: WireInt(Page).default(1),
      limit: WireInt(PageSize).default(50),
      search: Search.optional(),
      device_type: DeviceType.optional(),
    }),
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, { appId, device_type, ...rest }) =>
      presentPage("devices", await listDevices(ctx, { app: { id: appId }, deviceType: device_type, ...rest }), present),
  }),
  "POST /api/dashboard/devices/:appId": operation({
    summary: "Authorise a machine by the serial of its motherboard or processor.",
    status: 201,
    input: DeviceFields.extend({ appId: Id, device_type: DeviceType, device_id: DeviceSerial }),
    example: { device_type: "motherboard", device_id: "MB-1234567890" },
    refusals: ["APP_NOT_FOUND", "SUBSCRIPTION_NOT_FOUND", "DEVICE_EXISTS"],
    run: async (ctx, { appId, device_type, device_id, ...fields }) => {
      const serial = { deviceType: device_type, deviceId: device_id };
      return { device: present(await createDevice(ctx, { app: { id: appId }, ...serial, ...toFields(fields) })) };
    },
  }),
  "GET /api/dashboard/devices/:appId/:deviceId": operation({
    summary: "Read one device.",
    input: OneDevice,
    refusals: ["APP_NOT_FOUND", "DEVICE_NOT_FOUND"],
    run: async (ctx, { appId, deviceId }) => ({
      device: present(await getDevice(ctx, { app: { id: appId }, device: { id: deviceId } })),
    }),
  }),
  "PUT /api/dashboard/devices/:appId/:deviceId": operation({
    summary: "Change a device, or ban, unban, pause and unpause it; what is left out stays.",
    input: DeviceFields.extend({
      ...OneDevice.shape,
      banned: WireBoolean.optional(),
      paused: WireBoolean.optional(),
    }),
    example: { banned: 1 },
    refusals: ["APP_NOT_FOUND", "DEVICE_NOT_FOUND", "SUBSCRIPTION_NOT_FOUND"],
    run: async (ctx, { appId, deviceId, banned, paused, ...fields }) => {
      const changes = { ...toFields(fields), isBanned: banned, isPaused: paused };
      return { device: present(await editDevice(ctx, { app: { id: appId }, device: { id: deviceId }, ...changes })) };
    },
  }),
  "DELETE /api/dashboard/devices/:appId/:deviceId": operation({
    summary: "Forget a device.",
    input: OneDevice,
    refusals: ["APP_NOT_FOUND", "DEVICE_NOT_FOUND"],
    run: async (ctx, { appId, deviceId }) => {
      await deleteDevice(ctx, { app: { id: appId }, device: { id: deviceId } });
      return { message: "Device deleted" };
    },
  }),
} as const satisfies Record<string, Operation>;
