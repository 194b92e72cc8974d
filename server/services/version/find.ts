import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { type App, findOwnedApp } from "../app";
import type { ServiceContext } from "../context";
import { isSameVersion } from "./compare";
import { type VersionRef, VersionTarget } from "./schemas";

/** An entry of the white list as the database holds it. */
export type VersionRow = typeof schema.versions.$inferSelect;

/** An entry, and whether it is the application's own version; derived, so that it cannot disagree with the application. */
export type Version = VersionRow & { isLatest: boolean };

/** Adds whether the entry is the application's own version. */
export const withLatest = (row: VersionRow, app: App): Version => ({
  ...row,
  isLatest: isSameVersion(row.version, app.version),
});

/** The entry that `ref` names. Throws VERSION_NOT_FOUND. */
export async function findVersion(ctx: ServiceContext, app: App, ref: VersionRef): Promise<VersionRow> {
  const { versions } = schema;
  const which = "id" in ref ? eq(versions.id, ref.id) : undefined;
  const rows = await ctx.db
    .select()
    .from(versions)
    .where(and(eq(versions.appId, app.id), which));
  const row = "id" in ref ? rows[0] : rows.find((row) => isSameVersion(row.version, ref.version));
  if (!row) throw new DomainError("VERSION_NOT_FOUND");
  return row;
}

/** One entry of the white list. Throws APP_NOT_FOUND, VERSION_NOT_FOUND. */
export async function getVersion(ctx: ServiceContext, raw: z.input<typeof VersionTarget>): Promise<Version> {
  const { app: appRef, version: ref } = VersionTarget.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  return withLatest(await findVersion(ctx, app, ref), app);
}
