import { z } from "zod";
import { DurationDays, Id, Level, Page, PageSize } from "@/server/services/atoms";
import { createSubscription, deleteSubscription, listSubscriptions } from "@/server/services/subscription";
import { SubscriptionName } from "@/server/services/subscription/schemas";
import { type Operation, operation } from "../kit/operation";
import { WireInt } from "../kit/wire";
import { presentPage } from "../present/page";
import { presentSubscription } from "../present/subscription";

/** Subscription tiers of an application. */
export const subscriptionRoutes = {
  "GET /api/dashboard/subscriptions/:appId": operation({
    summary: "List subscription tiers.",
    input: z.object({ appId: Id, page: WireInt(Page).default(1), limit: WireInt(PageSize).default(500) }),
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, { appId, ...rest }) =>
      presentPage("subscriptions", await listSubscriptions(ctx, { app: { id: appId }, ...rest }), presentSubscription),
  }),

  "POST /api/dashboard/subscriptions/:appId": operation({
    summary: "Create a subscription tier.",
    status: 201,
    input: z.object({
      appId: Id,
      name: SubscriptionName.describe('Tier name (e.g., "Premium")'),
      level: WireInt(Level).default(1).describe("Access level"),
      duration_days: WireInt(DurationDays).default(30).describe("Default duration in days"),
    }),
    example: { name: "Premium", level: 2, duration_days: 90 },
    refusals: ["APP_NOT_FOUND", "SUBSCRIPTION_EXISTS"],
    run: async (ctx, { appId, duration_days, ...rest }) => {
      const tier = await createSubscription(ctx, { app: { id: appId }, durationDays: duration_days, ...rest });
      return { message: "Subscription created", subscription: presentSubscription(tier) };
    },
  }),

  "DELETE /api/dashboard/subscriptions/:appId/:subId": operation({
    summary: "Delete a subscription tier.",
    description: "`default`, the last tier, and a tier that a user, license or device refers to are refused.",
    input: z.object({ appId: Id, subId: Id }),
    refusals: ["APP_NOT_FOUND", "SUBSCRIPTION_NOT_FOUND", "SUBSCRIPTION_IN_USE"],
    run: async (ctx, { appId, subId }) => {
      await deleteSubscription(ctx, { app: { id: appId }, subscription: { id: subId } });
      return { message: "Subscription deleted" };
    },
  }),
} as const satisfies Record<string, Operation>;
