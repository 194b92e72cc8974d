import { eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { inOrder, newestFirst } from "@/db/order";
import { findOwnedApp, keptCount } from "../app";
import { AppRef, type PageOf, pageOf } from "../atoms";
import type { ServiceContext } from "../context";
import { isNarrow, userFilter } from "./filter";
import { ListUsersInput } from "./schemas";
import { selectUserViews, type UserView } from "./view";

const { users } = schema;

/** A page of an application's users, newest first unless told. Throws APP_NOT_FOUND. */
export async function listUsers(ctx: ServiceContext, raw: z.input<typeof ListUsersInput>): Promise<PageOf<UserView>> {
  const { app: appRef, page, limit, sort, ...filter } = ListUsersInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const where = userFilter(ctx, app, filter);
  const total = isNarrow(filter) ? await ctx.db.$count(users, where) : await keptCount(ctx, app, "users");
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
