import { and, eq, ne } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { violatedUniqueConstraint } from "@/db/errors";
import { DomainError } from "@/server/errors";
import { type ServiceContext, transaction } from "../context";
import { addLog } from "../log";
import { RenameUserInput } from "./schemas";
import type { ClientSession, LoggedInSession } from "./session";

const endSession = (ctx: ServiceContext, session: ClientSession) =>
  ctx.db
    .delete(schema.sessions)
    .where(and(eq(schema.sessions.appId, session.appId), eq(schema.sessions.tokenHash, session.tokenHash)));

/** Ends this session. */
export async function logOutClient(ctx: ServiceContext, session: ClientSession): Promise<void> {
  await endSession(ctx, session);
  addLog(ctx, { appId: session.appId, action: "logout", username: session.username });
}

/** Bans the user of this session at their own client's word (an anti-tamper measure) and ends their other sessions. */
export async function banOwnUser(ctx: ServiceContext, session: LoggedInSession, reason: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const { users, sessions } = schema;
    await ctx.db.update(users).set({ bannedAt: ctx.now(), banReason: reason }).where(eq(users.id, session.userId));
    // The session that asked stays, so that its next request hears of the ban rather than of an unknown session.
    await ctx.db
      .delete(sessions)
      .where(
        and(
          eq(sessions.appId, session.appId),
          eq(sessions.userId, session.userId),
          ne(sessions.tokenHash, session.tokenHash),
        ),
      );
  });
  addLog(ctx, { appId: session.appId, action: "ban", username: session.username, data: reason });
}

/**
 * Renames the user of this session and ends the session, as KeyAuth does.
 * Throws INVALID_INPUT (also for the user of a license, who is named as the key), USERNAME_TAKEN.
 */
export async function renameUser(
  ctx: ServiceContext,
  session: LoggedInSession,
  raw: z.input<typeof RenameUserInput>,
): Promise<void> {
  const { username } = RenameUserInput.parse(raw);
  if (session.licenseId !== null) {
    throw new DomainError("INVALID_INPUT", { message: "The user of a license is named as its key" });
  }
  await transaction(ctx, async (ctx) => {
    await ctx.db.update(schema.users).set({ username }).where(eq(schema.users.id, session.userId));
    await endSession(ctx, session);
  }).catch((error: unknown) => {
    throw violatedUniqueConstraint(error) ? new DomainError("USERNAME_TAKEN") : error;
  });
  addLog(ctx, { appId: session.appId, action: "rename", username: session.username, data: username });
}
