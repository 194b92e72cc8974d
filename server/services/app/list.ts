import { desc, eq } from "drizzle-orm";
import { schema } from "@/db/client";
import { actingAccountId, type ServiceContext } from "../context";
import { readAppCounts, statsFrom } from "./counts";
import type { OwnAppWithStats } from "./get";
import { revealApp } from "./reveal";

/** The actor's applications with their counts, latest first. */
export async function listApps(ctx: ServiceContext): Promise<OwnAppWithStats[]> {
  const { applications } = schema;
  const rows = await ctx.db
    .select()
    .from(applications)
    .where(eq(applications.ownerId, actingAccountId(ctx)))
    .orderBy(desc(applications.createdAt), desc(applications.id));
  const ids = rows.map((app) => app.id);
  const counts = await readAppCounts(ctx, ids);
  return rows.map((app) => ({ ...revealApp(app), stats: statsFrom(counts.get(app.id)) }));
}
