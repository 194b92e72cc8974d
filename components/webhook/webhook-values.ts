import { z } from "zod";

import { CreateWebhookInput, HeaderValue, WebhookUrl } from "@/server/services/webhook/schemas";

/** What the form of a webhook accepts. "" is none. */
export const WebhookValues = z.object({
  name: CreateWebhookInput.shape.name,
  url: WebhookUrl,
  userAgent: HeaderValue,
  authHeader: HeaderValue,
  body: CreateWebhookInput.shape.body.unwrap().unwrap(),
});
