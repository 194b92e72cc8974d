import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { caseless, inOrder } from "@/db/order";
import { contains } from "@/db/search";
import { type PageOf, pageOf } from "../atoms";
import { actingAccountId, type ServiceContext } from "../context";
import { ListSellerKeysInput } from "./schemas";
import { type SellerKey, viewSellerKey } from "./view";

/** A page of the actor's seller keys in full, newest first, searched by name. */
export async function listSellerKeys(
  ctx: ServiceContext,
  raw: z.input<typeof ListSellerKeysInput> = {},
): Promise<PageOf<SellerKey>> {
  const { page, limit, search, sort } = ListSellerKeysInput.parse(raw);
  const { sellerKeys: t } = schema;
  const isOwn = and(eq(t.accountId, actingAccountId(ctx)), search ? contains(t.name, search) : undefined);
  const total = await ctx.db.$count(t, isOwn);
  const rows = await ctx.db
    .select()
    .from(t)
    .where(isOwn)
    .orderBy(...inOrder(t, sort, { name: caseless(t.name), lastUsedAt: t.lastUsedAt }))
    .limit(limit)
    .offset((page - 1) * limit);
  return pageOf(rows.map(viewSellerKey), total, page, limit);
}
