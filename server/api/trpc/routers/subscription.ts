import {
  createSubscription,
  deleteSubscription,
  editSubscription,
  listSubscriptions,
} from "@/server/services/subscription";
import {
  CreateSubscriptionInput,
  EditSubscriptionInput,
  ListSubscriptionsInput,
  SubscriptionTarget,
} from "@/server/services/subscription/schemas";
import { accountProcedure, createRouter } from "../init";

/** Subscription tiers, for the dashboard. */
export const subscriptionRouter = createRouter({
  list: accountProcedure.input(ListSubscriptionsInput).query(({ ctx, input }) => listSubscriptions(ctx.service, input)),
  create: accountProcedure
    .input(CreateSubscriptionInput)
    .mutation(({ ctx, input }) => createSubscription(ctx.service, input)),
  edit: accountProcedure
    .input(EditSubscriptionInput)
    .mutation(({ ctx, input }) => editSubscription(ctx.service, input)),
  delete: accountProcedure
    .input(SubscriptionTarget)
    .mutation(({ ctx, input }) => deleteSubscription(ctx.service, input)),
});
