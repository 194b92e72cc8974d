import { eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { findUser, userCondition } from "./find";
import type { UserTarget } from "./schemas";
import type { UserView } from "./view";

type State = Partial<Pick<typeof schema.users.$inferInsert, "bannedAt" | "banReason" | "pausedAt" | "passwordHash">>;

/** What a change of state does beside the columns that it sets. */
type Effects = {
  /** A past fact for the audit trail, such as `user.banned`. */
  action: string;
  /** Ends every session of the user, so that nothing of theirs succeeds after the reply. */
  endsSessions?: boolean;
  data?: Record<string, unknown>;
};

/** Sets columns of one user's row, whatever they were before. Throws APP_NOT_FOUND, USER_NOT_FOUND. */
export function setUserState(
  ctx: ServiceContext,
  { app: appRef, user: ref }: z.output<typeof UserTarget>,
  state: State,
  { action, endsSessions = false, data }: Effects,
): Promise<UserView> {
  const { users, sessions } = schema;
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const [row] = await ctx.db.update(users).set(state).where(userCondition(app, ref)).returning({ id: users.id });
    if (!row) throw new DomainError("USER_NOT_FOUND");
    if (endsSessions) await ctx.db.delete(sessions).where(eq(sessions.userId, row.id));
    await recordAudit(ctx, { action, appId: app.id, targetId: row.id, data });
    return findUser(ctx, app, { id: row.id });
  });
}
