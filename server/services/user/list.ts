import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { byCreation, byIndex, newestFirst } from "@/db/order";
import { findOwnedApp, keptCount } from "../app";
import { AppRef, type PageOf, pageOf } from "../atoms";
import type { ServiceContext } from "../context";
import { pickPage } from "../paging";
import { isNarrow, matchQuickly, userFilter } from "./filter";
import { ListUsersInput } from "./schemas";
import { selectUserViews, type UserView } from "./view";

const { users } = schema;

const ORDERS = { createdAt: byCreation(users), username: byIndex(users.username, users.username) };

/** A page of an application's users, newest first unless told. Throws APP_NOT_FOUND. */
export async function listUsers(ctx: ServiceContext, raw: z.input<typeof ListUsersInput>): Promise<PageOf<UserView>> {
  const { app: appRef, page, limit, sort, countUpTo, ...filter } = ListUsersInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const { search } = filter;
  // Counting everything takes as long as finding it, so only a list that does not asks how many match first.
  const match = search && countUpTo ? await matchQuickly(ctx, app, search) : undefined;
  const where = userFilter(ctx, app, filter, match);
  const kept = isNarrow(filter) ? undefined : await keptCount(ctx, app, "users");
  const { by, descending } = sort ?? { by: "createdAt", descending: true };
  const order = ORDERS[by];
  const picked = await pickPage(ctx, users, { where, kept, countUpTo, order, descending, page, limit });
  const rows = await selectUserViews(ctx)
    .where(and(eq(users.appId, app.id), picked.where))
    .orderBy(...picked.orderBy);
  return pageOf(rows, picked.total, page, limit, picked.isCapped);
}

/** Every user of an application, newest first. Throws APP_NOT_FOUND. */
export async function listAllUsers(ctx: ServiceContext, appRef: AppRef): Promise<UserView[]> {
  const app = await findOwnedApp(ctx, AppRef.parse(appRef));
  return selectUserViews(ctx)
    .where(eq(users.appId, app.id))
    .orderBy(...newestFirst(users));
}
