import { eq, sql } from "drizzle-orm";
import { schema } from "@/db/client";
import type { ServiceContext } from "./context";

/** How many rows of a growing table an application has, from the counts that triggers keep: nothing is scanned. */
export async function keptCount(
  ctx: ServiceContext,
  app: { id: string },
  of: "users" | "licenses" | "sessions" | "logs",
): Promise<number> {
  const { appCounts } = schema;
  const [sum] = await ctx.db
    .select({ count: sql<number>`coalesce(sum(${appCounts[of]}), 0)::int` })
    .from(appCounts)
    .where(eq(appCounts.appId, app.id));
  return sum?.count ?? 0;
}
