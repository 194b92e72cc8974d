export { createWebhook } from "./create";
export { deleteWebhook } from "./delete";
export { listWebhooks } from "./list";
export type { Webhook } from "./view";
