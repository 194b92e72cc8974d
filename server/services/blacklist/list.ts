import { and, eq, or } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { caseless, inOrder } from "@/db/order";
import { contains } from "@/db/search";
import { findOwnedApp } from "../app";
import { type PageOf, pageOf } from "../atoms";
import type { ServiceContext } from "../context";
import type { BlacklistEntry } from "./create";
import { ListBlacklistInput } from "./schemas";

/** A page of an application's blacklist, newest first, by type, searched by value and note. Throws APP_NOT_FOUND. */
export async function listBlacklist(
  ctx: ServiceContext,
  raw: z.input<typeof ListBlacklistInput>,
): Promise<PageOf<BlacklistEntry>> {
  const { app: appRef, page, limit, search, sort, type } = ListBlacklistInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const { blacklist: t } = schema;
  const matches = search ? or(contains(t.value, search), contains(t.note, search)) : undefined;
  const where = and(eq(t.appId, app.id), type && eq(t.type, type), matches);
  const total = await ctx.db.$count(t, where);
  const rows = await ctx.db
    .select()
    .from(t)
    .where(where)
    .orderBy(...inOrder(t, sort, { value: t.value, type: t.type, note: caseless(t.note) }))
    .limit(limit)
    .offset((page - 1) * limit);
  return pageOf(rows, total, page, limit);
}
