import { asc, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { findOwnedApp } from "../app";
import { type PageOf, pageOf } from "../atoms";
import type { ServiceContext } from "../context";
import type { Subscription } from "./find";
import { ListSubscriptionsInput } from "./schemas";

/** A page of an application's tiers, lowest level first. Throws APP_NOT_FOUND. */
export async function listSubscriptions(
  ctx: ServiceContext,
  raw: z.input<typeof ListSubscriptionsInput>,
): Promise<PageOf<Subscription>> {
  const { app: appRef, page, limit } = ListSubscriptionsInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const { subscriptions: t } = schema;
  const total = await ctx.db.$count(t, eq(t.appId, app.id));
  const rows = await ctx.db
    .select()
    .from(t)
    .where(eq(t.appId, app.id))
    .orderBy(asc(t.level), asc(t.createdAt), asc(t.id))
    .limit(limit)
    .offset((page - 1) * limit);
  return pageOf(rows, total, page, limit);
}
