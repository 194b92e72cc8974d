import { and, eq, exists, gt, isNotNull, isNull, or, sql } from "drizzle-orm";
import { schema } from "@/db/client";
import { readAppCounts } from "../app";
import type { ServiceContext } from "../context";
import type { ClientSession } from "./session";

/** How many names `fetchOnline` gives at the most. */
const ONLINE_MAX = 1_000;

/** A license key as others may see it: its last four characters, and never more than half of it. */
function maskKey(key: string): string {
  const characters = [...key];
  const shown = Math.min(4, Math.floor(characters.length / 2));
  return `****${characters.slice(characters.length - shown).join("")}`;
}

/**
 * Names of the users who have a live, logged-in session, in order, 1,000 at the most. Whoever is named as a license key
 * (the user of a license, and users whose program took the key for a name) is masked: whoever learns it could log in.
 */
export async function listOnlineUsers(ctx: ServiceContext, session: ClientSession): Promise<string[]> {
  const { sessions, users, licenses } = schema;
  const key = ctx.db
    .select({ id: licenses.id })
    .from(licenses)
    .where(
      and(
        eq(licenses.appId, session.appId),
        or(eq(licenses.licenseKey, users.username), eq(licenses.licenseKey, sql`upper(${users.username})`)),
      ),
    );
  const rows = await ctx.db
    .selectDistinct({
      username: users.username,
      isKey: sql<boolean>`${users.licenseId} is not null or ${exists(key)}`,
    })
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
  return rows.map((row) => (row.isKey ? maskKey(row.username) : row.username));
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
