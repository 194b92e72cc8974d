export { createWebhook } from "./create";
export { deleteWebhook } from "./delete";
export { editWebhook } from "./edit";
export { listWebhooks } from "./list";
export type { Webhook } from "./view";
