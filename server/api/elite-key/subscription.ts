import { z } from "zod";
import { invalidField } from "@/server/errors";
import { DurationDays, Id, Level } from "@/server/services/atoms";
import {
  createSubscription,
  deleteSubscription,
  editSubscription,
  type Subscription,
} from "@/server/services/subscription";
import { SubscriptionName } from "@/server/services/subscription/schemas";
import { WireInt } from "../kit/wire";
import { type EliteOperation, eliteOperation } from "./operation";

const presentTier = (tier: Subscription) => ({
  id: tier.id,
  name: tier.name,
  level: tier.level,
  duration_days: tier.durationDays,
});

const Numbers = z.object({
  level: WireInt(Level).optional(),
  duration_days: WireInt(DurationDays).optional(),
  days: WireInt(DurationDays).optional(),
});

const toNumbers = ({ level, duration_days, days }: z.output<typeof Numbers>) => ({
  level,
  durationDays: duration_days ?? days,
});

const Locator = z.object({ id: Id.optional(), name: SubscriptionName.optional() });

function toRef({ id, name }: z.output<typeof Locator>) {
  if (id !== undefined) return { id };
  if (name !== undefined) return { name };
  throw invalidField("id", "is required, or name");
}

/** `function=subscription`: tiers that licenses and users are given. */
export const subscriptionActions = {
  create: eliteOperation({
    summary: "Add a tier.",
    description: "`days` is another name of `duration_days`.",
    input: Numbers.extend({ name: SubscriptionName }),
    example: { name: "Premium", level: 2, duration_days: 30 },
    refusals: ["SUBSCRIPTION_EXISTS"],
    run: async (ctx, app, { name, ...numbers }) => ({
      subscription: presentTier(await createSubscription(ctx, { app, name, ...toNumbers(numbers) })),
    }),
  }),
  edit: eliteOperation({
    summary: "Change a tier.",
    description: "Beside `id`, `name` is the new name, as `new_name` is.",
    input: Numbers.extend({ ...Locator.shape, new_name: SubscriptionName.optional() }),
    example: { name: "Premium", level: 3 },
    refusals: ["SUBSCRIPTION_NOT_FOUND", "SUBSCRIPTION_EXISTS", "SUBSCRIPTION_IN_USE"],
    run: async (ctx, app, { id, name, new_name, ...numbers }) => {
      const renamed = new_name ?? (id === undefined ? undefined : name);
      const changes = { name: renamed, ...toNumbers(numbers) };
      const tier = await editSubscription(ctx, { app, subscription: toRef({ id, name }), ...changes });
      return { subscription: presentTier(tier) };
    },
  }),
  delete: eliteOperation({
    summary: "Delete a tier that nothing refers to.",
    input: Locator,
    example: { name: "Premium" },
    refusals: ["SUBSCRIPTION_NOT_FOUND", "SUBSCRIPTION_IN_USE"],
    run: async (ctx, app, locator) => {
      await deleteSubscription(ctx, { app, subscription: toRef(locator) });
      return {};
    },
  }),
} as const satisfies Record<string, EliteOperation>;
