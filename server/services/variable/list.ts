import { and, asc, eq, or } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { contains } from "@/db/search";
import { findOwnedApp } from "../app";
import { type PageOf, pageOf } from "../atoms";
import type { ServiceContext } from "../context";
import { ListUserVariablesInput, ListVariablesInput } from "./schemas";
import type { Variable } from "./set";
import type { UserVariable } from "./user-variable";

/** A page of an application's global variables, by key, searched by key and value. Throws APP_NOT_FOUND. */
export async function listVariables(
  ctx: ServiceContext,
  raw: z.input<typeof ListVariablesInput>,
): Promise<PageOf<Variable>> {
  const { app: appRef, page, limit, search } = ListVariablesInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const { variables: t } = schema;
  const matches = search ? or(contains(t.key, search), contains(t.value, search)) : undefined;
  const where = and(eq(t.appId, app.id), matches);
  const total = await ctx.db.$count(t, where);
  const rows = await ctx.db
    .select()
    .from(t)
    .where(where)
    .orderBy(asc(t.key))
    .limit(limit)
    .offset((page - 1) * limit);
  return pageOf(rows, total, page, limit);
}

/** A page of what is kept for an application's users, or for one of them, by user and key. Throws APP_NOT_FOUND. */
export async function listUserVariables(
  ctx: ServiceContext,
  raw: z.input<typeof ListUserVariablesInput>,
): Promise<PageOf<UserVariable>> {
  const { app: appRef, page, limit, userId, search } = ListUserVariablesInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const { userVariables: t } = schema;
  const matches = search ? or(contains(t.key, search), contains(t.value, search)) : undefined;
  const where = and(eq(t.appId, app.id), userId === undefined ? undefined : eq(t.userId, userId), matches);
  const total = await ctx.db.$count(t, where);
  const rows = await ctx.db
    .select()
    .from(t)
    .where(where)
    .orderBy(asc(t.userId), asc(t.key))
    .limit(limit)
    .offset((page - 1) * limit);
  return pageOf(rows, total, page, limit);
}
