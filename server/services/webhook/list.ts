import { eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { newestFirst } from "@/db/order";
import { findOwnedApp } from "../app";
import { type PageOf, pageOf } from "../atoms";
import type { ServiceContext } from "../context";
import { ListWebhooksInput } from "./schemas";
import { viewWebhook, type Webhook } from "./view";

/** A page of an application's webhooks, newest first. Throws APP_NOT_FOUND. */
export async function listWebhooks(
  ctx: ServiceContext,
  raw: z.input<typeof ListWebhooksInput>,
): Promise<PageOf<Webhook>> {
  const { app: appRef, page, limit } = ListWebhooksInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const { webhooks: t } = schema;
  const total = await ctx.db.$count(t, eq(t.appId, app.id));
  const rows = await ctx.db
    .select()
    .from(t)
    .where(eq(t.appId, app.id))
    .orderBy(...newestFirst(t))
    .limit(limit)
    .offset((page - 1) * limit);
  return pageOf(rows.map(viewWebhook), total, page, limit);
}
