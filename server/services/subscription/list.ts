import { and, asc, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { caseless, inOrder } from "@/db/order";
import { contains } from "@/db/search";
import { findOwnedApp } from "../app";
import { type PageOf, pageOf } from "../atoms";
import type { ServiceContext } from "../context";
import type { Subscription } from "./find";
import { ListSubscriptionsInput } from "./schemas";

/** A page of an application's tiers, lowest level first, searched by name. Throws APP_NOT_FOUND. */
export async function listSubscriptions(
  ctx: ServiceContext,
  raw: z.input<typeof ListSubscriptionsInput>,
): Promise<PageOf<Subscription>> {
  const { app: appRef, page, limit, search, sort } = ListSubscriptionsInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const { subscriptions: t } = schema;
  const where = and(eq(t.appId, app.id), search ? contains(t.name, search) : undefined);
  const total = await ctx.db.$count(t, where);
  const rows = await ctx.db
    .select()
    .from(t)
    .where(where)
    .orderBy(
      ...inOrder(t, sort, { name: caseless(t.name), level: t.level, durationDays: t.durationDays }, [
        asc(t.level),
        asc(t.createdAt),
        asc(t.id),
      ]),
    )
    .limit(limit)
    .offset((page - 1) * limit);
  return pageOf(rows, total, page, limit);
}
