import { z } from "zod";

import { SubscriptionName } from "@/server/services/subscription/schemas";

const whole = (max: number) =>
  z
    .int("Enter a whole number")
    .min(1, "At least 1")
    .max(max, `At most ${max.toLocaleString("en-US")}`);

/** What the form of a tier accepts. */
export const SubscriptionValues = z.object({
  name: SubscriptionName,
  level: whole(1_000_000),
  durationDays: whole(36_500),
});
