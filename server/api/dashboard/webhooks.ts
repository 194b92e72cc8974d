import { z } from "zod";
import { Id, Name, Page, PageSize, text } from "@/server/services/atoms";
import { createWebhook, deleteWebhook, listWebhooks } from "@/server/services/webhook";
import { HeaderValue, WebhookUrl } from "@/server/services/webhook/schemas";
import { type Operation, operation } from "../kit/operation";
import { WireInt } from "../kit/wire";
import { presentPage } from "../present/page";
import { presentWebhook } from "../present/webhook";

/** HTTP calls that clients may trigger without learning where they go. */
export const webhookRoutes = {
  "GET /api/dashboard/webhooks/:appId": operation({
    summary: "List all webhooks for an app.",
    input: z.object({ appId: Id, page: WireInt(Page).default(1), limit: WireInt(PageSize).default(500) }),
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, { appId, ...rest }) =>
      presentPage("webhooks", await listWebhooks(ctx, { app: { id: appId }, ...rest }), presentWebhook),
  }),

  "POST /api/dashboard/webhooks/:appId": operation({
    summary: "Create a webhook.",
    status: 201,
    input: z.object({
      appId: Id,
      name: Name,
      url: WebhookUrl.describe("Target URL"),
      user_agent: HeaderValue.nullish().describe("Custom User-Agent"),
      body: text(65_536).nullish().describe("Default request body"),
      auth_header: HeaderValue.nullish().describe("Authorization header value"),
    }),
    example: { name: "Discord", url: "https://example.com/hook" },
    refusals: ["APP_NOT_FOUND"],
    run: async (ctx, { appId, user_agent, auth_header, ...rest }) => {
      const webhook = await createWebhook(ctx, {
        app: { id: appId },
        userAgent: user_agent,
        authHeader: auth_header,
        ...rest,
      });
      return { message: "Webhook created", webhook: presentWebhook(webhook) };
    },
  }),

  "DELETE /api/dashboard/webhooks/:appId/:webhookId": operation({
    summary: "Delete a webhook.",
    input: z.object({ appId: Id, webhookId: Id }),
    refusals: ["APP_NOT_FOUND", "WEBHOOK_NOT_FOUND"],
    run: async (ctx, { appId, webhookId }) => {
      await deleteWebhook(ctx, { app: { id: appId }, id: webhookId });
      return { message: "Webhook deleted" };
    },
  }),
} as const satisfies Record<string, Operation>;
