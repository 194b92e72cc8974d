import { and, eq, or } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { caseless, inOrder } from "@/db/order";
import { contains } from "@/db/search";
import { findOwnedApp } from "../app";
import { type PageOf, pageOf } from "../atoms";
import type { ServiceContext } from "../context";
import type { Hash } from "./register";
import { ListHashesInput } from "./schemas";

/** A page of registered hashes, newest first, searched by value and name. Throws APP_NOT_FOUND. */
export async function listHashes(ctx: ServiceContext, raw: z.input<typeof ListHashesInput>): Promise<PageOf<Hash>> {
  const { app: appRef, page, limit, search, sort } = ListHashesInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const { hashes } = schema;
  const matches = search ? or(contains(hashes.hashValue, search), contains(hashes.hashName, search)) : undefined;
  const where = and(eq(hashes.appId, app.id), matches);
  const total = await ctx.db.$count(hashes, where);
  const rows = await ctx.db
    .select()
    .from(hashes)
    .where(where)
    .orderBy(...inOrder(hashes, sort, { hashName: caseless(hashes.hashName), hashValue: hashes.hashValue }))
    .limit(limit)
    .offset((page - 1) * limit);
  return pageOf(rows, total, page, limit);
}
