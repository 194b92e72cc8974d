import { and, desc, eq, gt } from "drizzle-orm";
import { schema } from "@/db/client";
import { actingAccountId, type ServiceContext } from "../context";

/** One browser that is signed in to the account. */
export type BrowserSession = {
  id: string;
  userAgent: string | null;
  ip: string | null;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  /** Whether it is the one that asks. */
  isCurrent: boolean;
};

/** More than anyone is signed in with; older ones are left out. */
const LISTED_MAX = 200;

/** The browsers that are signed in to the actor's account, latest first. */
export async function listBrowserSessions(ctx: ServiceContext): Promise<BrowserSession[]> {
  const { accountSessions: sessions } = schema;
  const currentId = ctx.actor.kind === "account" ? ctx.actor.sessionId : null;
  const rows = await ctx.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.accountId, actingAccountId(ctx)), gt(sessions.expiresAt, ctx.now())))
    .orderBy(desc(sessions.createdAt))
    .limit(LISTED_MAX);
  return rows.map(({ accountId: _, ...session }) => ({ ...session, isCurrent: session.id === currentId }));
}
