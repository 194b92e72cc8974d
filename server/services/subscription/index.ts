export { createSubscription } from "./create";
export { deleteSubscription } from "./delete";
export { editSubscription } from "./edit";
export { DEFAULT_SUBSCRIPTION, findSubscription, findSubscriptionForLevel, type Subscription } from "./find";
export { listSubscriptions } from "./list";
