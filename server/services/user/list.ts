import { and, eq, inArray, or, type SQL } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import type { z } from "zod";
import { schema } from "@/db/client";
import { inOrder, newestFirst } from "@/db/order";
import { contains } from "@/db/search";
import { findOwnedApp, keptCount } from "../app";
import { AppRef, type PageOf, pageOf } from "../atoms";
import type { ServiceContext } from "../context";
import { ListUsersInput } from "./schemas";
import { selectUserViews, type UserView } from "./view";

const { users, userHwids } = schema;

/** Users whose name, email, last address or HWID contains `part`; each half has an index of its own. */
function matching(ctx: ServiceContext, app: { id: string }, part: string): SQL {
  const byRow = ctx.db
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        eq(users.appId, app.id),
        or(contains(users.username, part), contains(users.email, part), contains(users.lastIp, part)),
      ),
    );
  const byHwid = ctx.db
    .select({ id: userHwids.userId })
    .from(userHwids)
    .where(and(eq(userHwids.appId, app.id), contains(userHwids.hwid, part)));
  return inArray(users.id, union(byRow, byHwid));
}

/** The condition that picks the users of an application that a list with this search shows. */
export function userFilter(ctx: ServiceContext, app: { id: string }, search: string | undefined): SQL | undefined {
  return and(eq(users.appId, app.id), search ? matching(ctx, app, search) : undefined);
}

/** A page of an application's users, newest first. Throws APP_NOT_FOUND. */
export async function listUsers(ctx: ServiceContext, raw: z.input<typeof ListUsersInput>): Promise<PageOf<UserView>> {
  const { app: appRef, page, limit, search, sort } = ListUsersInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const where = userFilter(ctx, app, search);
  const total = search ? await ctx.db.$count(users, where) : await keptCount(ctx, app, "users");
  const rows = await selectUserViews(ctx)
    .where(where)
    .orderBy(...inOrder(users, sort, { username: users.username }))
    .limit(limit)
    .offset((page - 1) * limit);
  return pageOf(rows, total, page, limit);
}

/** Every user of an application, newest first. Throws APP_NOT_FOUND. */
export async function listAllUsers(ctx: ServiceContext, appRef: AppRef): Promise<UserView[]> {
  const app = await findOwnedApp(ctx, AppRef.parse(appRef));
  return selectUserViews(ctx)
    .where(eq(users.appId, app.id))
    .orderBy(...newestFirst(users));
}
