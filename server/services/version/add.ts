import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { newId } from "@/server/lib/random-key";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { type Version, withLatest } from "./find";
import { AddVersionInput } from "./schemas";
import { lockWhiteList, makeLatest, refuseDoubleVersion, refuseWrongEnd } from "./white-list";

/**
 * Lets another version than the application's own run; with `isLatest` it becomes the application's own.
 * Throws APP_NOT_FOUND, VERSION_EXISTS, INVALID_INPUT (a temporary one without an end, or an end without need).
 */
export async function addVersion(ctx: ServiceContext, raw: z.input<typeof AddVersionInput>): Promise<Version> {
  const { app: appRef, isLatest, ...fields } = AddVersionInput.parse(raw);
  return transaction(ctx, async (ctx) => {
    const { app, entries } = await lockWhiteList(ctx, appRef);
    refuseDoubleVersion(entries, fields.version);
    refuseWrongEnd(fields.mode ?? "allow", fields.allowedUntil ?? null);
    const [row] = await ctx.db
      .insert(schema.versions)
      .values({ ...fields, id: newId(), appId: app.id, createdAt: ctx.now() })
      .onConflictDoNothing()
      .returning();
    if (!row) throw new DomainError("VERSION_EXISTS");
    await recordAudit(ctx, {
      action: "version.added",
      appId: app.id,
      targetId: row.id,
      data: { version: row.version, mode: row.mode, isLatest },
    });
    return withLatest(row, isLatest ? await makeLatest(ctx, app, row) : app);
  });
}
