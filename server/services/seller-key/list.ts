import { desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { type PageOf, pageOf } from "../atoms";
import { actingAccountId, type ServiceContext } from "../context";
import { ListSellerKeysInput } from "./schemas";
import { type SellerKey, viewSellerKey } from "./view";

/** A page of the actor's seller keys in full, newest first. */
export async function listSellerKeys(
  ctx: ServiceContext,
  raw: z.input<typeof ListSellerKeysInput> = {},
): Promise<PageOf<SellerKey>> {
  const { page, limit } = ListSellerKeysInput.parse(raw);
  const { sellerKeys: t } = schema;
  const isOwn = eq(t.accountId, actingAccountId(ctx));
  const total = await ctx.db.$count(t, isOwn);
  const rows = await ctx.db
    .select()
    .from(t)
    .where(isOwn)
    .orderBy(desc(t.createdAt), desc(t.id))
    .limit(limit)
    .offset((page - 1) * limit);
  return pageOf(rows.map(viewSellerKey), total, page, limit);
}
