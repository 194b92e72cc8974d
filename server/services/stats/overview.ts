import { eq } from "drizzle-orm";
import { schema } from "@/db/client";
import { readAppCounts } from "../app";
import { actingAccountId, type ServiceContext } from "../context";

/** Sums over all applications of an account. */
export type Overview = { applications: number; users: number; licenses: number; logs: number };

/** What the actor's applications hold together. */
export async function getOverview(ctx: ServiceContext): Promise<Overview> {
  const { applications } = schema;
  const apps = await ctx.db
    .select({ id: applications.id })
    .from(applications)
    .where(eq(applications.ownerId, actingAccountId(ctx)));
  const ids = apps.map((app) => app.id);
  const counts = [...(await readAppCounts(ctx, ids)).values()];
  const total = (of: "users" | "licenses" | "logs") => counts.reduce((sum, one) => sum + one[of], 0);
  return { applications: apps.length, users: total("users"), licenses: total("licenses"), logs: total("logs") };
}
