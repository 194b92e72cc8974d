import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { findVersion, withLatest } from "./find";
import { VersionTarget } from "./schemas";
import { lockWhiteList } from "./white-list";

/**
 * Takes a version off the white list: its clients are outdated from their next init on.
 * Throws APP_NOT_FOUND, VERSION_NOT_FOUND, VERSION_IN_USE (it is the application's own).
 */
export async function removeVersion(ctx: ServiceContext, raw: z.input<typeof VersionTarget>): Promise<void> {
  const { app: appRef, version: ref } = VersionTarget.parse(raw);
  return transaction(ctx, async (ctx) => {
    const { app } = await lockWhiteList(ctx, appRef);
    const row = withLatest(await findVersion(ctx, app, ref), app);
    if (row.isLatest) throw new DomainError("VERSION_IN_USE");
    await ctx.db.delete(schema.versions).where(and(eq(schema.versions.appId, app.id), eq(schema.versions.id, row.id)));
    await recordAudit(ctx, {
      action: "version.removed",
      appId: app.id,
      targetId: row.id,
      data: { version: row.version },
    });
  });
}
