import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { recordAudit } from "../audit";
import { requireChange } from "../changes";
import { type ServiceContext, transaction } from "../context";
import { findVersion, type Version, withLatest } from "./find";
import { EditVersionInput } from "./schemas";
import { lockWhiteList, makeLatest, refuseDoubleVersion, refuseWrongEnd } from "./white-list";

/**
 * Changes an entry of the white list; the application's own version keeps being its own under a new number. An end that
 * the mode has no use for goes. Throws APP_NOT_FOUND, VERSION_NOT_FOUND, VERSION_EXISTS, VERSION_IN_USE (to stop being
 * the latest, another one has to become it), INVALID_INPUT (also when there is nothing to change).
 */
export async function editVersion(ctx: ServiceContext, raw: z.input<typeof EditVersionInput>): Promise<Version> {
  const { app: appRef, version: ref, changes } = EditVersionInput.parse(raw);
  const { isLatest, ...fields } = changes;
  requireChange(changes);
  return transaction(ctx, async (ctx) => {
    const { app, entries } = await lockWhiteList(ctx, appRef);
    const old = withLatest(await findVersion(ctx, app, ref), app);
    if (fields.version !== undefined) refuseDoubleVersion(entries, fields.version, old.id);
    if (old.isLatest && isLatest === false) throw new DomainError("VERSION_IN_USE");
    const mode = fields.mode ?? old.mode;
    const keptEnd = mode === "temporary" ? old.allowedUntil : null;
    const allowedUntil = fields.allowedUntil === undefined ? keptEnd : fields.allowedUntil;
    refuseWrongEnd(mode, allowedUntil);
    const [row] = await ctx.db
      .update(schema.versions)
      .set({ ...fields, mode, allowedUntil })
      .where(and(eq(schema.versions.appId, app.id), eq(schema.versions.id, old.id)))
      .returning();
    if (!row) throw new DomainError("VERSION_NOT_FOUND");
    await recordAudit(ctx, { action: "version.edited", appId: app.id, targetId: row.id, data: { ...changes } });
    return withLatest(row, (isLatest ?? old.isLatest) ? await makeLatest(ctx, app, row) : app);
  });
}
