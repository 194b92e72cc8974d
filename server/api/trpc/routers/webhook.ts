import { createWebhook, deleteWebhook, editWebhook, listWebhooks } from "@/server/services/webhook";
import {
  CreateWebhookInput,
  EditWebhookInput,
  ListWebhooksInput,
  WebhookTarget,
} from "@/server/services/webhook/schemas";
import { accountProcedure, createRouter } from "../init";

/** Webhooks, for the dashboard. */
export const webhookRouter = createRouter({
  list: accountProcedure.input(ListWebhooksInput).query(({ ctx, input }) => listWebhooks(ctx.service, input)),
  create: accountProcedure.input(CreateWebhookInput).mutation(({ ctx, input }) => createWebhook(ctx.service, input)),
  edit: accountProcedure.input(EditWebhookInput).mutation(({ ctx, input }) => editWebhook(ctx.service, input)),
  delete: accountProcedure.input(WebhookTarget).mutation(({ ctx, input }) => deleteWebhook(ctx.service, input)),
});
