import { and, eq, ne } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { violatedUniqueConstraint } from "@/db/errors";
import { DomainError } from "@/server/errors";
import { untilFree } from "@/server/lib/until-free";
import { type ServiceContext, transaction } from "../context";
import { endSessions } from "../hold";
import { addLog } from "../log";
import { holdApplication } from "./bind";
import { refuseKeyAsName } from "./key-as-name";
import { RenameUserInput } from "./schemas";
import type { ClientSession, LoggedInSession } from "./session";

const endSession = (ctx: ServiceContext, session: ClientSession) =>
  ctx.db
    .delete(schema.sessions)
    .where(and(eq(schema.sessions.appId, session.appId), eq(schema.sessions.tokenHash, session.tokenHash)));

/** Changes the session's user in the caller's transaction. Throws SESSION_NOT_FOUND: it went with the user. */
async function changeUser(
  ctx: ServiceContext,
  { appId, userId }: LoggedInSession,
  change: Partial<typeof schema.users.$inferInsert>,
): Promise<void> {
  const { users: t } = schema;
  const isIt = and(eq(t.appId, appId), eq(t.id, userId));
  const changed = await ctx.db.update(t).set(change).where(isIt).returning({ id: t.id });
  if (changed.length === 0) throw new DomainError("SESSION_NOT_FOUND");
}

/** Ends this session. */
export async function logOutClient(ctx: ServiceContext, session: ClientSession): Promise<void> {
  await untilFree(() => endSession(ctx, session));
  addLog(ctx, { appId: session.appId, action: "logout", username: session.username });
}

/** Bans the user of this session at their own client's word (an anti-tamper measure) and ends their other sessions. */
export async function banOwnUser(ctx: ServiceContext, session: LoggedInSession, reason: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const { sessions } = schema;
    await holdApplication(ctx, session);
    await changeUser(ctx, session, { bannedAt: ctx.now(), banReason: reason });
    // The session that asked stays, so that its next request hears of the ban rather than of an unknown session.
    const areOthers = and(eq(sessions.userId, session.userId), ne(sessions.tokenHash, session.tokenHash));
    await endSessions(ctx, { id: session.appId }, areOthers);
  });
  addLog(ctx, { appId: session.appId, action: "ban", username: session.username, data: reason });
}

/**
 * Renames the user of this session and ends the session, as KeyAuth does.
 * Throws INVALID_INPUT (also for the user of a license, who is named as the key), USERNAME_TAKEN, RATE_LIMITED (see `refuseKeyAsName`).
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
  await refuseKeyAsName(ctx, session.appId, username);
  await transaction(ctx, async (ctx) => {
    await holdApplication(ctx, session);
    await changeUser(ctx, session, { username });
    await endSession(ctx, session);
  }).catch((error: unknown) => {
    throw violatedUniqueConstraint(error) ? new DomainError("USERNAME_TAKEN") : error;
  });
  addLog(ctx, { appId: session.appId, action: "rename", username: session.username, data: username });
}
