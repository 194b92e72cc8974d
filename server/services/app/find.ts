import { and, eq } from "drizzle-orm";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import type { AppRef } from "../atoms";
import { actingAccountId, isInTransaction, type ServiceContext } from "../context";

/** An application as the database holds it. */
export type App = typeof schema.applications.$inferSelect;

/** How firmly a transaction holds the application that it works in, see `server/services/README.md`. */
type Hold = "key share" | "no key update" | "update";

/**
 * The actor's own application, by id or name. Inside a transaction it is held until that ends: it cannot be deleted
 * meanwhile, and with a firmer `hold` nobody else holds it as firmly. Throws APP_NOT_FOUND when there is none, and the
 * very same when it is somebody else's, so that nobody learns what others have.
 */
export async function findOwnedApp(ctx: ServiceContext, ref: AppRef, hold: Hold = "key share"): Promise<App> {
  const { applications } = schema;
  const which = "id" in ref ? eq(applications.id, ref.id) : eq(applications.name, ref.name);
  const asked = ctx.db
    .select()
    .from(applications)
    .where(and(eq(applications.ownerId, actingAccountId(ctx)), which));
  const [app] = await (isInTransaction(ctx) ? asked.for(hold) : asked);
  if (!app) throw new DomainError("APP_NOT_FOUND");
  return app;
}
