import { z } from "zod";
import { AppRef, DurationDays, Id, Level, Name, Page, PageSize, Search, sortBy } from "../atoms";

/** Name of a tier: 1 to 64 characters, trimmed. Two names are the same tier's when they differ in case alone. */
export const SubscriptionName = Name;

/** Which tier: by its id, or by its name in any case. */
export const SubscriptionRef = z.union([z.object({ id: Id }), z.object({ name: SubscriptionName })]);
export type SubscriptionRef = z.infer<typeof SubscriptionRef>;

/** One tier of one of the actor's applications. */
export const SubscriptionTarget = z.object({ app: AppRef, subscription: SubscriptionRef });

/** Input of `createSubscription`. */
export const CreateSubscriptionInput = z.object({
  app: AppRef,
  name: SubscriptionName,
  level: Level.default(1),
  durationDays: DurationDays.default(30),
});

/** Input of `editSubscription`: what is absent stays. */
export const EditSubscriptionInput = SubscriptionTarget.extend({
  name: SubscriptionName.optional(),
  level: Level.optional(),
  durationDays: DurationDays.optional(),
});

/** Input of `listSubscriptions`. */
export const ListSubscriptionsInput = z.object({
  app: AppRef,
  page: Page.default(1),
  limit: PageSize.default(500),
  search: Search.optional(),
  sort: sortBy(["name", "level", "durationDays", "createdAt"]),
});
