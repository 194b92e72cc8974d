import { and, eq, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { findOwnedApp } from "../app";
import { recordAudit, recordAudits } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { countDeleted } from "../count-deleted";
import { holdUsersToDelete } from "../hold";
import { userCondition } from "./find";
import { DeleteUsersInput, UserTarget } from "./schemas";

const { users } = schema;

/** Deletes a user with all that is kept for them, and ends their sessions. Throws APP_NOT_FOUND, USER_NOT_FOUND. */
export function deleteUser(ctx: ServiceContext, raw: z.input<typeof UserTarget>): Promise<void> {
  const { app: appRef, user: ref } = UserTarget.parse(raw);
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const gone = await deletePicked(ctx, app, userCondition(app, ref));
    if (gone.length === 0) throw new DomainError("USER_NOT_FOUND");
  });
}

/**
 * Deletes the users of an application that `which` picks with all that is kept for them, ends their sessions, writes
 * each down, and gives their ids. Runs in the caller's transaction.
 */
export async function deletePicked(
  ctx: ServiceContext,
  app: { id: string },
  which: SQL | undefined,
): Promise<string[]> {
  await holdUsersToDelete(ctx, app, which);
  const gone = await ctx.db
    .delete(users)
    .where(and(eq(users.appId, app.id), which))
    .returning({ id: users.id, username: users.username });
  await recordAudits(
    ctx,
    gone.map(({ id, username }) => ({ action: "user.deleted", appId: app.id, targetId: id, data: { username } })),
  );
  return gone.map(({ id }) => id);
}

/**
 * Deletes all users of an application, or those who were granted something of which everything has run out (a frozen
 * clock does not run out), and says how many. Throws APP_NOT_FOUND.
 */
export function deleteUsers(ctx: ServiceContext, raw: z.input<typeof DeleteUsersInput>): Promise<number> {
  const { app: appRef, where } = DeleteUsersInput.parse(raw);
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const which = where === "expired" ? hasRunOut(ctx) : undefined;
    await holdUsersToDelete(ctx, app, which);
    const deleted = await countDeleted(ctx, sql`${users} where ${and(eq(users.appId, app.id), which)}`);
    await recordAudit(ctx, { action: "users.deleted", appId: app.id, data: { where, deleted } });
    return deleted;
  });
}

function hasRunOut(ctx: ServiceContext): SQL {
  const now = sql`${ctx.now().toISOString()}::timestamptz`;
  return sql`exists (select from grants g where g.app_id = ${users.appId} and g.user_id = ${users.id})
    and not exists (
      select from grants g left join licenses l on l.id = g.license_id
       where g.app_id = ${users.appId} and g.user_id = ${users.id}
         and (g.expires_at is null or g.expires_at > coalesce(least(${users.frozenAt}, l.frozen_at), ${now})))`;
}
