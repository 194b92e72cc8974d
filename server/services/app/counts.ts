import { inArray, sql } from "drizzle-orm";
import { schema } from "@/db/client";
import type { ServiceContext } from "../context";

/** How many rows an application has, as triggers keep it. */
export type AppCounts = {
  users: number;
  licenses: number;
  /** Client sessions that have not been swept. */
  sessions: number;
  /** Those of them that are logged in. */
  online: number;
  logs: number;
};

/** How much an application has, as its owner is told. */
export type AppStats = { users: number; licenses: number; activeSessions: number; logs: number };

/** Counts of several applications, by id, at a cost that does not grow with what they count. */
export async function readAppCounts(ctx: ServiceContext, appIds: readonly string[]): Promise<Map<string, AppCounts>> {
  const t = schema.appCounts;
  const sumOf = (name: keyof AppCounts) =>
    sql<number>`greatest(coalesce(sum(${t[name]}), 0), 0)::float8`.mapWith(Number);
  const rows = await ctx.db
    .select({
      appId: t.appId,
      users: sumOf("users"),
      licenses: sumOf("licenses"),
      sessions: sumOf("sessions"),
      online: sumOf("online"),
      logs: sumOf("logs"),
    })
    .from(t)
    .where(inArray(t.appId, [...appIds]))
    .groupBy(t.appId);
  return new Map(rows.map(({ appId, ...counts }) => [appId, counts]));
}

/** Counts dressed for the owner; an application without any has zeros. */
export const statsFrom = (counts: AppCounts | undefined): AppStats => ({
  users: counts?.users ?? 0,
  licenses: counts?.licenses ?? 0,
  activeSessions: counts?.sessions ?? 0,
  logs: counts?.logs ?? 0,
});

/** One of an application's counts. */
export async function keptCount(ctx: ServiceContext, app: { id: string }, of: keyof AppCounts): Promise<number> {
  return (await readAppCounts(ctx, [app.id])).get(app.id)?.[of] ?? 0;
}
