import type { Webhook } from "@/server/services/webhook";
import type { JsonObject } from "../kit/operation";
import { moment } from "./moment";

/** `webhook` of `docs/wire.md#webhook`, for its owner's eyes. */
export const presentWebhook = (webhook: Webhook): JsonObject => ({
  id: webhook.id,
  name: webhook.name,
  url: webhook.url,
  user_agent: webhook.userAgent,
  body: webhook.body,
  auth_header: webhook.authHeader,
  created_at: moment(webhook.createdAt),
});
