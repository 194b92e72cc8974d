import { and, eq, or } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { caseless, inOrder } from "@/db/order";
import { contains } from "@/db/search";
import { findOwnedApp } from "../app";
import { type PageOf, pageOf } from "../atoms";
import type { ServiceContext } from "../context";
import { ListWebhooksInput } from "./schemas";
import { viewWebhook, type Webhook } from "./view";

/** A page of an application's webhooks, newest first, searched by name and URL. Throws APP_NOT_FOUND. */
export async function listWebhooks(
  ctx: ServiceContext,
  raw: z.input<typeof ListWebhooksInput>,
): Promise<PageOf<Webhook>> {
  const { app: appRef, page, limit, search, sort } = ListWebhooksInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const { webhooks: t } = schema;
  const where = and(eq(t.appId, app.id), search ? or(contains(t.name, search), contains(t.url, search)) : undefined);
  const total = await ctx.db.$count(t, where);
  const rows = await ctx.db
    .select()
    .from(t)
    .where(where)
    .orderBy(...inOrder(t, sort, { name: caseless(t.name), url: t.url, userAgent: caseless(t.userAgent) }))
    .limit(limit)
    .offset((page - 1) * limit);
  return pageOf(rows.map(viewWebhook), total, page, limit);
}
