import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { schema } from "@/db/client";
import { newestFirst } from "@/db/order";
import { findOwnedApp } from "../app";
import { AppRef } from "../atoms";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { countDeleted } from "../count-deleted";
import { holdUsersToDelete } from "../hold";
import { type UserFilter, userFilter } from "./filter";
import { selectUserViews, type UserView } from "./view";

const { users } = schema;

/** How many users a filter picks. Throws APP_NOT_FOUND. */
export async function countUsers(ctx: ServiceContext, appRef: AppRef, filter: UserFilter): Promise<number> {
  const app = await findOwnedApp(ctx, AppRef.parse(appRef));
  return ctx.db.$count(users, userFilter(ctx, app, filter));
}

/**
 * Deletes up to `limit` users that a filter picks, of those made until `before`, ends their sessions and says how many
 * they were: with 0 nothing is left. Throws APP_NOT_FOUND.
 */
export function deleteSomeUsers(
  ctx: ServiceContext,
  appRef: AppRef,
  filter: UserFilter,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, AppRef.parse(appRef));
    const isOld = sql`${users.createdAt} <= ${before.toISOString()}::timestamptz`;
    const picked = await ctx.db
      .select({ id: users.id })
      .from(users)
      .where(and(userFilter(ctx, app, filter), isOld))
      .orderBy(users.id)
      .limit(limit);
    const ids = picked.map(({ id }) => id);
    if (ids.length === 0) return 0;
    const which = inArray(users.id, ids);
    await holdUsersToDelete(ctx, app, which);
    const deleted = await countDeleted(ctx, sql`${users} where ${and(eq(users.appId, app.id), which)}`);
    await recordAudit(ctx, { action: "users.deleted", appId: app.id, data: { ...filter, deleted } });
    return deleted;
  });
}

/**
 * The users that a filter picks, newest first, in pages of `size`, each by a query of its own that starts where the
 * last one ended. Throws APP_NOT_FOUND at the first page.
 */
export async function* pagesOfUsers(
  ctx: ServiceContext,
  appRef: AppRef,
  filter: UserFilter,
  size = 500,
): AsyncGenerator<UserView[]> {
  const app = await findOwnedApp(ctx, AppRef.parse(appRef));
  let after: SQL | undefined;
  for (;;) {
    const rows = await selectUserViews(ctx)
      .where(and(userFilter(ctx, app, filter), after))
      .orderBy(...newestFirst(users))
      .limit(size);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < size) return;
    // The row itself is asked for its moment: a Date has no microseconds.
    after = sql`(${users.createdAt}, ${users.id}) < (
      coalesce((select u.created_at from users u where u.id = ${last.id}), ${last.createdAt.toISOString()}::timestamptz),
      ${last.id}::text)`;
  }
}
