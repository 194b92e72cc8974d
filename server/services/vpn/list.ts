import { and, eq, or } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { caseless, inOrder } from "@/db/order";
import { contains } from "@/db/search";
import { findOwnedApp } from "../app";
import { type PageOf, pageOf } from "../atoms";
import type { ServiceContext } from "../context";
import type { VpnAllowance } from "./add";
import { ListVpnAllowancesInput } from "./schemas";

/** A page of what passes the VPN check, newest first, searched by value and note. Throws APP_NOT_FOUND. */
export async function listVpnAllowances(
  ctx: ServiceContext,
  raw: z.input<typeof ListVpnAllowancesInput>,
): Promise<PageOf<VpnAllowance>> {
  const { app: appRef, page, limit, search, sort } = ListVpnAllowancesInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const { vpnAllowances: t } = schema;
  const matches = search ? or(contains(t.value, search), contains(t.note, search)) : undefined;
  const where = and(eq(t.appId, app.id), matches);
  const total = await ctx.db.$count(t, where);
  const rows = await ctx.db
    .select()
    .from(t)
    .where(where)
    .orderBy(...inOrder(t, sort, { value: t.value, note: caseless(t.note) }))
    .limit(limit)
    .offset((page - 1) * limit);
  return pageOf(rows, total, page, limit);
}
