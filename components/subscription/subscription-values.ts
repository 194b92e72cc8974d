import { z } from "zod";

import { DurationDays, Level } from "@/server/services/atoms";
import { SubscriptionName } from "@/server/services/subscription/schemas";

/** What the form of a tier accepts. */
export const SubscriptionValues = z.object({
  name: SubscriptionName,
  level: Level,
  durationDays: DurationDays,
});
