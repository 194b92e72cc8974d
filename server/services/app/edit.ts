import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { violatedUniqueConstraint } from "@/db/errors";
import { DomainError } from "@/server/errors";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { findOwnedApp } from "./find";
import { type OwnApp, revealApp } from "./reveal";
import { EditAppInput } from "./schemas";

/**
 * Changes what is given and leaves the rest. A new name keeps the URL prefix. Clients meet the change with their next
 * request. Throws APP_NOT_FOUND, APP_NAME_TAKEN, URL_PREFIX_TAKEN.
 */
export async function editApp(ctx: ServiceContext, raw: z.input<typeof EditAppInput>): Promise<OwnApp> {
  const { app: ref, ...given } = EditAppInput.parse(raw);
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  try {
    return await transaction(ctx, async (ctx) => {
      const app = await findOwnedApp(ctx, ref, "no key update");
      if (Object.keys(changes).length === 0) return revealApp(app);
      const [changed] = await ctx.db
        .update(schema.applications)
        .set(changes)
        .where(and(eq(schema.applications.ownerId, app.ownerId), eq(schema.applications.id, app.id)))
        .returning();
      if (!changed) throw new DomainError("APP_NOT_FOUND");
      await recordAudit(ctx, { action: "app.edited", appId: app.id, targetId: app.id, data: changes });
      return revealApp(changed);
    });
  } catch (error) {
    const constraint = violatedUniqueConstraint(error);
    if (constraint === "applications_owner_name_key") throw new DomainError("APP_NAME_TAKEN", { cause: error });
    if (constraint === "applications_url_prefix_key") throw new DomainError("URL_PREFIX_TAKEN", { cause: error });
    throw error;
  }
}
