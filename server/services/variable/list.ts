import { and, asc, count, eq, getTableColumns, or } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { caseless, inOrder } from "@/db/order";
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
  const { app: appRef, page, limit, search, sort } = ListVariablesInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const { variables: t } = schema;
  const matches = search ? or(contains(t.key, search), contains(t.value, search)) : undefined;
  const where = and(eq(t.appId, app.id), matches);
  const total = await ctx.db.$count(t, where);
  const rows = await ctx.db
    .select()
    .from(t)
    .where(where)
    .orderBy(...inOrder(t, sort, { key: t.key, access: t.isWritable, updatedAt: t.updatedAt }, [asc(t.key)]))
    .limit(limit)
    .offset((page - 1) * limit);
  return pageOf(rows, total, page, limit);
}

/** A value kept for a user, with the user's name. */
export type NamedUserVariable = UserVariable & { username: string };

/**
 * A page of what is kept for an application's users, or for one of them, by user and key, searched by key, value and
 * user name. Throws APP_NOT_FOUND.
 */
export async function listUserVariables(
  ctx: ServiceContext,
  raw: z.input<typeof ListUserVariablesInput>,
): Promise<PageOf<NamedUserVariable>> {
  const { app: appRef, page, limit, userId, search, sort } = ListUserVariablesInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const { userVariables: t, users } = schema;
  const columns = { username: caseless(users.username), key: t.key, updatedAt: t.updatedAt };
  const searched = [t.key, t.value, users.username];
  const where = and(
    eq(t.appId, app.id),
    userId === undefined ? undefined : eq(t.userId, userId),
    search ? or(...searched.map((column) => contains(column, search))) : undefined,
  );
  const [counted] = await ctx.db
    .select({ total: count() })
    .from(t)
    .innerJoin(users, eq(users.id, t.userId))
    .where(where);
  const rows = await ctx.db
    .select({ ...getTableColumns(t), username: users.username })
    .from(t)
    .innerJoin(users, eq(users.id, t.userId))
    .where(where)
    .orderBy(...inOrder(t, sort, columns, [asc(t.userId), asc(t.key)]))
    .limit(limit)
    .offset((page - 1) * limit);
  return pageOf(rows, counted?.total ?? 0, page, limit);
}
