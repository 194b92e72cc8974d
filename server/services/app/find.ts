import { and, eq } from "drizzle-orm";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import type { AppRef } from "../atoms";
import { actingAccountId, type ServiceContext } from "../context";

/** An application as the database holds it. */
export type App = typeof schema.applications.$inferSelect;

/**
 * The actor's own application, by id or name. Throws APP_NOT_FOUND when there is none, and the very same when it is
 * somebody else's, so that nobody learns what others have.
 */
export async function findOwnedApp(ctx: ServiceContext, ref: AppRef): Promise<App> {
  const { applications } = schema;
  const which = "id" in ref ? eq(applications.id, ref.id) : eq(applications.name, ref.name);
  const [app] = await ctx.db
    .select()
    .from(applications)
    .where(and(eq(applications.ownerId, actingAccountId(ctx)), which));
  if (!app) throw new DomainError("APP_NOT_FOUND");
  return app;
}
