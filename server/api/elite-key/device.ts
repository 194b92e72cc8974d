import { z } from "zod";
import { invalidField } from "@/server/errors";
import { Id, Name, Note } from "@/server/services/atoms";
import { banDevice, createDevice, deleteDevice, editDevice, extendDevice, pauseDevice } from "@/server/services/device";
import { DeviceEmail, type DeviceRef, DeviceSerial, DeviceType } from "@/server/services/device/schemas";
import { SubscriptionName } from "@/server/services/subscription/schemas";
import { dayAhead } from "../kit/example-date";
import { WireBoolean } from "../kit/wire";
import { presentDevice } from "../present/device";
import { type EliteOperation, eliteOperation } from "./operation";
import { fromWireExpiryIfAny, refusePast, toExpiryChange, WireExpiry, WireExpiryChange } from "./wire";

const Locator = z.object({
  id: Id.optional(),
  device_type: DeviceType.optional(),
  device_id: DeviceSerial.optional(),
});

/** Which device: `id`, or `device_type` and `device_id`, or all three. Throws INVALID_INPUT. */
function toRef({ id, device_type: deviceType, device_id: deviceId }: z.output<typeof Locator>): DeviceRef {
  const serial = deviceType !== undefined && deviceId !== undefined ? { deviceType, deviceId } : null;
  if (id !== undefined) return serial ? { id, ...serial } : { id };
  if (serial) return serial;
  const field = deviceType === undefined && deviceId === undefined ? "id" : deviceId ? "device_type" : "device_id";
  throw invalidField(field, "give id, or device_type and device_id");
}

const Details = z.object({
  subscription: SubscriptionName.optional(),
  expiry_date: WireExpiry.optional(),
  user_panel_access: WireBoolean.optional(),
  name: Name.nullish(),
  email: DeviceEmail.nullish(),
  note: Note.nullish(),
});

const toDetails = (input: z.output<typeof Details>) => ({
  subscription: input.subscription,
  expiresAt: fromWireExpiryIfAny(input.expiry_date),
  userPanelAccess: input.user_panel_access,
  name: input.name,
  email: input.email,
  note: input.note,
});

const example = { device_type: "motherboard", device_id: "MB-1234567890" };

/** `function=device`: machines that are authorised by themselves. */
export const deviceActions = {
  create: eliteOperation({
    summary: "Authorise a machine by the serial of its motherboard or processor.",
    input: Details.extend({ device_type: DeviceType, device_id: DeviceSerial }),
    example: { ...example, subscription: "default", expiry_date: dayAhead() },
    refusals: ["SUBSCRIPTION_NOT_FOUND", "DEVICE_EXISTS"],
    run: async (ctx, app, { device_type, device_id, ...input }) => {
      const details = toDetails(input);
      refusePast(details.expiresAt ?? null, ctx.now());
      const device = await createDevice(ctx, { app, deviceType: device_type, deviceId: device_id, ...details });
      return { device: presentDevice(device) };
    },
  }),
  edit: eliteOperation({
    summary: "Change a device; `banned=false` and `paused=false` take a ban or pause back.",
    input: Details.extend({ ...Locator.shape, banned: WireBoolean.optional(), paused: WireBoolean.optional() }),
    example: { ...example, banned: false },
    refusals: ["SUBSCRIPTION_NOT_FOUND", "DEVICE_NOT_FOUND"],
    run: async (ctx, app, { banned, paused, ...input }) => {
      const changes = { ...toDetails(input), isBanned: banned, isPaused: paused };
      return { device: presentDevice(await editDevice(ctx, { app, device: toRef(input), ...changes })) };
    },
  }),
  delete: eliteOperation({
    summary: "Forget a device.",
    input: Locator,
    example,
    refusals: ["DEVICE_NOT_FOUND"],
    run: async (ctx, app, input) => {
      await deleteDevice(ctx, { app, device: toRef(input) });
      return {};
    },
  }),
  extend: eliteOperation({
    summary: "Give a device more days, or a later expiry.",
    input: Locator.extend(WireExpiryChange.shape),
    example: { ...example, days: 30 },
    refusals: ["DEVICE_NOT_FOUND"],
    run: async (ctx, app, input) => {
      const device = await extendDevice(ctx, { app, device: toRef(input), ...toExpiryChange(input) });
      const { id, device_type, device_id, expiry_date } = presentDevice(device);
      return { device: { id, device_type, device_id, expiry_date } };
    },
  }),
  ban: eliteOperation({
    summary: "Ban a device.",
    input: Locator,
    example,
    refusals: ["DEVICE_NOT_FOUND"],
    run: async (ctx, app, input) => ({
      device: presentDevice(await banDevice(ctx, { app, device: toRef(input) })),
    }),
  }),
  pause: eliteOperation({
    summary: "Pause a device.",
    input: Locator,
    example,
    refusals: ["DEVICE_NOT_FOUND"],
    run: async (ctx, app, input) => ({
      device: presentDevice(await pauseDevice(ctx, { app, device: toRef(input) })),
    }),
  }),
} as const satisfies Record<string, EliteOperation>;
