import { eq } from "drizzle-orm";
import { schema } from "@/db/client";
import { readAppCounts } from "../app";
import { actingAccountId, type ServiceContext } from "../context";

/** Sums over all applications of an account. */
export type Overview = { applications: number; users: number; licenses: number; logs: number };

/** What the actor's applications hold together. */
export async function getOverview(ctx: ServiceContext): Promise<Overview> {
  const apps = await ctx.db
    .select({ id: schema.applications.id })
    .from(schema.applications)
    .where(eq(schema.applications.ownerId, actingAccountId(ctx)));
  const { users, licenses, logs } = await readAppCounts(ctx, ...apps.map((app) => app.id));
  return { applications: apps.length, users, licenses, logs };
}
