import { z } from "zod";
import { AppRef, DurationDays, Id, Name, Note, nameUpTo, Page, PageSize, Search, sortBy, text } from "../atoms";
import { SubscriptionName } from "../subscription/schemas";

/** Which part's serial stands for a machine; any case. */
export const DeviceType = text(64)
  .trim()
  .toLowerCase()
  .pipe(z.enum(["motherboard", "processor"]));

/** Serial of the part: 1 to 255 characters, exact, as every name is. */
export const DeviceSerial = nameUpTo(255);

/** E-mail address of whoever the machine belongs to. */
export const DeviceEmail = text(254).trim().pipe(z.email());

/** The end of a device's right to run; null is none. */
const Expiry = z.date().nullable();

/**
 * Which device: by its id, by type and serial, or by all three, which then have to agree.
 */
export const DeviceRef = z.union([
  z.object({ id: Id, deviceType: DeviceType, deviceId: DeviceSerial }),
  z.object({ id: Id }),
  z.object({ deviceType: DeviceType, deviceId: DeviceSerial }),
]);
export type DeviceRef = z.infer<typeof DeviceRef>;

/** One device of one of the actor's applications. */
export const DeviceTarget = z.object({ app: AppRef, device: DeviceRef });

/** Input of `createDevice`. Without a tier it gets `default`, without an expiry it has none. */
export const CreateDeviceInput = z.object({
  app: AppRef,
  deviceType: DeviceType,
  deviceId: DeviceSerial,
  subscription: SubscriptionName.optional(),
  expiresAt: Expiry.default(null),
  userPanelAccess: z.boolean().default(true),
  name: Name.nullish(),
  email: DeviceEmail.nullish(),
  note: Note.nullish(),
});

/** Input of `editDevice`: what is left out stays. */
export const EditDeviceInput = DeviceTarget.extend({
  subscription: SubscriptionName.optional(),
  expiresAt: Expiry.optional(),
  userPanelAccess: z.boolean().optional(),
  name: Name.nullish(),
  email: DeviceEmail.nullish(),
  note: Note.nullish(),
  isBanned: z.boolean().optional(),
  isPaused: z.boolean().optional(),
});

/** Input of `extendDevice`: either days on top, or a later moment. */
export const ExtendDeviceInput = DeviceTarget.extend({
  days: DurationDays.optional(),
  expiresAt: z.date().optional(),
});

/** What a device is right now; derived, never stored. */
export const DeviceStatus = z.enum(["active", "expired", "paused", "banned"]);
export type DeviceStatus = z.infer<typeof DeviceStatus>;

/** Input of `listDevices`. */
export const ListDevicesInput = z.object({
  app: AppRef,
  page: Page.default(1),
  limit: PageSize.default(50),
  search: Search.optional(),
  sort: sortBy(["deviceId", "deviceType", "name", "subscription", "expiresAt", "activatedAt", "email", "createdAt"]),
  deviceType: DeviceType.optional(),
  status: DeviceStatus.optional(),
});
