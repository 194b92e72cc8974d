import { z } from "zod";

import { Day } from "@/components/entity/change-values";
import { DeviceSerial } from "@/server/services/device/schemas";

/** What the form of a device accepts; "" is none. `expiresOn` is a day. */
export const DeviceValues = z.object({
  deviceType: z.enum(["motherboard", "processor"]),
  deviceId: DeviceSerial,
  name: z.string().max(64, "At most 64 characters"),
  email: z.union([z.literal(""), z.email("Must be an e-mail address").max(254)]),
  subscription: z.string(),
  expiresOn: Day,
  userPanelAccess: z.boolean(),
  note: z.string().max(500, "At most 500 characters"),
});
