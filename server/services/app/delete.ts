import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { findOwnedApp } from "./find";
import { AppTarget } from "./schemas";

/** Deletes an application and everything in it; no session of its clients succeeds afterwards. Throws APP_NOT_FOUND. */
export async function deleteApp(ctx: ServiceContext, raw: z.input<typeof AppTarget>): Promise<void> {
  const { app: ref } = AppTarget.parse(raw);
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, ref, "update");
    const gone = await ctx.db
      .delete(schema.applications)
      .where(and(eq(schema.applications.ownerId, app.ownerId), eq(schema.applications.id, app.id)))
      .returning({ id: schema.applications.id });
    if (gone.length === 0) throw new DomainError("APP_NOT_FOUND");
    await recordAudit(ctx, { action: "app.deleted", appId: app.id, targetId: app.id, data: { name: app.name } });
  });
}
