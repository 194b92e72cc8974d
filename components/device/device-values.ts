import { z } from "zod";

import { Day } from "@/components/entity/change-values";
import { Note, optionalName } from "@/server/services/atoms";
import { DeviceEmail, DeviceSerial } from "@/server/services/device/schemas";

/** What the form of a device accepts; "" is none. `expiresOn` is a day. */
export const DeviceValues = z.object({
  deviceType: z.enum(["motherboard", "processor"]),
  deviceId: DeviceSerial,
  name: optionalName(64),
  email: z.union([z.literal(""), DeviceEmail], "must be an e-mail address"),
  subscription: z.string(),
  expiresOn: Day,
  userPanelAccess: z.boolean(),
  note: Note,
});
