import { and, eq, inArray, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { findOwnedApp } from "../app";
import { recordAudits } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { endSessions } from "../hold";
import { findUser, userCondition } from "./find";
import type { UserTarget } from "./schemas";
import type { UserView } from "./view";

/** A change of state: what it sets, how the audit trail calls it (`user.banned`), and what it does beside. */
export type StateChange = {
  state: Partial<Pick<typeof schema.users.$inferInsert, "bannedAt" | "banReason" | "pausedAt" | "passwordHash">>;
  action: string;
  /** Ends every session of the user, so that nothing of theirs succeeds after the reply. */
  endsSessions?: boolean;
  data?: Record<string, unknown>;
};

/**
 * Sets columns of the users of an application that `which` picks, whatever they were before, and gives their ids. Runs
 * in the caller's transaction.
 */
export async function setStates(
  ctx: ServiceContext,
  app: { id: string },
  which: SQL | undefined,
  { state, action, endsSessions = false, data }: StateChange,
): Promise<string[]> {
  const { users, sessions } = schema;
  const rows = await ctx.db
    .update(users)
    .set(state)
    .where(and(eq(users.appId, app.id), which))
    .returning({ id: users.id });
  const ids = rows.map(({ id }) => id);
  if (endsSessions && ids.length > 0) await endSessions(ctx, app, inArray(sessions.userId, ids));
  await recordAudits(
    ctx,
    ids.map((id) => ({ action, appId: app.id, targetId: id, data })),
  );
  return ids;
}

/** The same for one user. Throws APP_NOT_FOUND, USER_NOT_FOUND. */
export function setUserState(
  ctx: ServiceContext,
  { app: appRef, user: ref }: z.output<typeof UserTarget>,
  change: StateChange,
): Promise<UserView> {
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const [id] = await setStates(ctx, app, userCondition(app, ref), change);
    if (id === undefined) throw new DomainError("USER_NOT_FOUND");
    return findUser(ctx, app, { id });
  });
}
