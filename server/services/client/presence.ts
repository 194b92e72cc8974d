import { and, eq, gt, isNotNull, isNull } from "drizzle-orm";
import { schema } from "@/db/client";
import { readAppCounts } from "../app";
import type { ServiceContext } from "../context";
import type { ClientSession } from "./session";

/** How many names `fetchOnline` gives at the most. */
const ONLINE_MAX = 1_000;

/** Names of the users who have a live, logged-in session, in order, 1,000 at the most. */
export async function listOnlineUsers(ctx: ServiceContext, session: ClientSession): Promise<string[]> {
  const { sessions, users } = schema;
  const rows = await ctx.db
    .selectDistinct({ username: users.username })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.appId, session.appId),
        isNotNull(sessions.userId),
        gt(sessions.expiresAt, ctx.now()),
        isNull(users.bannedAt),
        isNull(users.pausedAt),
      ),
    )
    .orderBy(users.username)
    .limit(ONLINE_MAX);
  return rows.map((row) => row.username);
}

/** The counts that clients are shown of their application; kept, not counted. */
export async function appNumbers(ctx: ServiceContext, session: ClientSession) {
  const counts = (await readAppCounts(ctx, [session.appId])).get(session.appId);
  return {
    users: counts?.users ?? 0,
    licenses: counts?.licenses ?? 0,
    online: counts?.online ?? 0,
    version: session.version,
  };
}
