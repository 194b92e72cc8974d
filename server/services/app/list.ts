import { desc, eq } from "drizzle-orm";
import { schema } from "@/db/client";
import { actingAccountId, type ServiceContext } from "../context";
import { type OwnApp, revealApp } from "./reveal";

/** The actor's applications, latest first. */
export async function listApps(ctx: ServiceContext): Promise<OwnApp[]> {
  const { applications } = schema;
  const rows = await ctx.db
    .select()
    .from(applications)
    .where(eq(applications.ownerId, actingAccountId(ctx)))
    .orderBy(desc(applications.createdAt), desc(applications.id));
  return rows.map(revealApp);
}
