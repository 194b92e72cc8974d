import { and, eq, gt, lt } from "drizzle-orm";
import { schema } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import type { ServiceContext } from "../context";
import type { Account } from "./account";

/** How long a browser stays signed in. */
export const BROWSER_SESSION_DAYS = 30;
const DAY_MS = 86_400_000;
/** `lastSeenAt` is this coarse, so that reading a page does not write each time. */
const SEEN_EVERY_MS = 60_000;
const USER_AGENT_MAX = 300;

/** Signs a browser in to an account that `logIn` proved. Gives the id of the session. */
export async function openBrowserSession(ctx: ServiceContext, account: Account): Promise<string> {
  const now = ctx.now();
  const id = newId();
  await ctx.db.insert(schema.accountSessions).values({
    id,
    accountId: account.id,
    userAgent: ctx.userAgent?.slice(0, USER_AGENT_MAX).replace(/\p{Cs}$/u, ""),
    ip: ctx.ip,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + BROWSER_SESSION_DAYS * DAY_MS),
  });
  return id;
}

/** Whether a browser session holds right now, and whose it is. Null after sign-out, revocation or a password change. */
export async function findBrowserSession(
  ctx: ServiceContext,
  { sessionId, tokenVersion }: { sessionId: string; tokenVersion: number },
): Promise<{ accountId: string; sessionId: string } | null> {
  const { accountSessions: sessions, accounts } = schema;
  const now = ctx.now();
  const [session] = await ctx.db
    .select({ accountId: sessions.accountId, lastSeenAt: sessions.lastSeenAt })
    .from(sessions)
    .innerJoin(accounts, and(eq(accounts.id, sessions.accountId), eq(accounts.tokenVersion, tokenVersion)))
    .where(and(eq(sessions.id, sessionId), gt(sessions.expiresAt, now)));
  if (!session) return null;
  const stale = new Date(now.getTime() - SEEN_EVERY_MS);
  if (session.lastSeenAt < stale) {
    await ctx.db
      .update(sessions)
      .set({ lastSeenAt: now })
      .where(
        and(eq(sessions.accountId, session.accountId), eq(sessions.id, sessionId), lt(sessions.lastSeenAt, stale)),
      );
  }
  return { accountId: session.accountId, sessionId };
}

/** Signs a browser out. Ending what has ended is no error. */
export async function closeBrowserSession(ctx: ServiceContext, sessionId: string): Promise<void> {
  await ctx.db.delete(schema.accountSessions).where(eq(schema.accountSessions.id, sessionId));
}
