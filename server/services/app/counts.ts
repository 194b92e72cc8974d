import { inArray, sql } from "drizzle-orm";
import { schema } from "@/db/client";
import type { ServiceContext } from "../context";

/** How many rows applications have, as triggers keep it. */
export type AppCounts = {
  users: number;
  licenses: number;
  /** Client sessions that have not been swept. */
  sessions: number;
  /** Those of them that are logged in. */
  online: number;
  logs: number;
};

/** The counts of one application, or of several together, at a cost that does not grow with what they count. */
export async function readAppCounts(ctx: ServiceContext, ...appIds: string[]): Promise<AppCounts> {
  const t = schema.appCounts;
  const sumOf = (column: (typeof t)["users" | "licenses" | "sessions" | "online" | "logs"]) =>
    sql<number>`greatest(coalesce(sum(${column}), 0), 0)::float8`.mapWith(Number);
  const [counts] = await ctx.db
    .select({
      users: sumOf(t.users),
      licenses: sumOf(t.licenses),
      sessions: sumOf(t.sessions),
      online: sumOf(t.online),
      logs: sumOf(t.logs),
    })
    .from(t)
    .where(inArray(t.appId, appIds));
  return counts ?? { users: 0, licenses: 0, sessions: 0, online: 0, logs: 0 };
}
