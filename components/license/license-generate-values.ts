import { z } from "zod";

import { Day } from "@/components/entity/change-values";
import { DeviceLimit, DurationDays, Level, Note } from "@/server/services/atoms";
import { CustomLicenseKey, GenerateLicensesInput, KeyMask, LicenseCount } from "@/server/services/license/schemas";

/** What the form of new licenses accepts; the server asks for the same. */
export const GenerateValues = z.object({
  count: LicenseCount,
  mask: KeyMask,
  durationDays: DurationDays.nullable(),
  level: Level,
  maxUses: GenerateLicensesInput.shape.maxUses.unwrap(),
  note: Note,
  /** "" is every tier of the level. */
  subscription: z.string(),
  deviceLimit: DeviceLimit,
  /** A day, or "": the days from the first use count. */
  expiresOn: Day,
  /** "" is random keys. */
  licenseKey: z.union([z.literal(""), CustomLicenseKey]),
});

/** The values of that form. */
export type GenerateValues = z.infer<typeof GenerateValues>;
