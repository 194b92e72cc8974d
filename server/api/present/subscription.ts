import type { Subscription } from "@/server/services/subscription";
import type { JsonObject } from "../kit/operation";

/** `subscription` of `docs/wire.md#subscription`. */
export const presentSubscription = (tier: Subscription): JsonObject => ({
  id: tier.id,
  name: tier.name,
  level: tier.level,
  duration_days: tier.durationDays,
});
