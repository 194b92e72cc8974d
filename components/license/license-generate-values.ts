import { z } from "zod";

import { Day } from "@/components/entity/change-values";
import { CustomLicenseKey, KeyMask } from "@/server/services/license/schemas";

const whole = (min: number, max: number) =>
  z
    .int("Enter a whole number")
    .min(min, `At least ${min}`)
    .max(max, `At most ${max.toLocaleString("en-US")}`);

/** What the form of new licenses accepts; the server asks for the same. */
export const GenerateValues = z.object({
  count: whole(1, 500),
  mask: KeyMask,
  durationDays: whole(1, 36_500).nullable(),
  level: whole(1, 1_000_000),
  maxUses: whole(1, 1_000_000),
  note: z.string().max(500, "At most 500 characters"),
  /** "" is every tier of the level. */
  subscription: z.string(),
  deviceLimit: whole(1, 1_000_000),
  /** A day, or "": the days from the first use count. */
  expiresOn: Day,
  /** "" is random keys. */
  licenseKey: z.union([z.literal(""), CustomLicenseKey]),
});

/** The values of that form. */
export type GenerateValues = z.infer<typeof GenerateValues>;
