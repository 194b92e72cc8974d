import { z } from "zod";

import { DurationDays } from "@/server/services/atoms";
import { BanUserInput } from "@/server/services/user/schemas";

/** A length of time in whole days. */
export const Days = DurationDays;

/** A day as `<input type="date">` gives it; "" is none. */
export const Day = z.string().regex(/^(?:\d{4}-\d{2}-\d{2})?$/, "Enter a date up to the year 9999");

/** What the form of a ban accepts. */
export const BanValues = z.object({ reason: BanUserInput.shape.reason.unwrap().unwrap() });

/** What the forms of more and of fewer days accept. `subscription` "" stays with what there is. */
export const DaysValues = z.object({ days: Days, subscription: z.string() });
