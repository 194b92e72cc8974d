import { and, eq } from "drizzle-orm";
import { schema } from "@/db/client";
import { DomainError, invalidField } from "@/server/errors";
import type { App } from "../app";
import { findOwnedApp } from "../app";
import type { AppRef } from "../atoms";
import type { ServiceContext } from "../context";
import { isSameVersion } from "./compare";
import type { VersionRow } from "./find";

/**
 * The application and its whole white list, held until the transaction ends: `1.3` and `1.3.0` must not both enter,
 * which no unique index can see. Sessions and users of the application are not held up. Throws APP_NOT_FOUND.
 */
export async function lockWhiteList(ctx: ServiceContext, ref: AppRef): Promise<{ app: App; entries: VersionRow[] }> {
  const { id } = await findOwnedApp(ctx, ref);
  const { applications, versions } = schema;
  const [app] = await ctx.db.select().from(applications).where(eq(applications.id, id)).for("no key update");
  if (!app) throw new DomainError("APP_NOT_FOUND");
  return { app, entries: await ctx.db.select().from(versions).where(eq(versions.appId, id)) };
}

/** Refuses a version that another entry than `except` has already. Throws VERSION_EXISTS. */
export function refuseDoubleVersion(entries: readonly VersionRow[], version: string, except?: string): void {
  if (entries.some((entry) => entry.id !== except && isSameVersion(entry.version, version))) {
    throw new DomainError("VERSION_EXISTS");
  }
}

/** The moment until which an entry lasts. Throws INVALID_INPUT for a temporary one without, and any other with one. */
export function refuseWrongEnd(mode: VersionRow["mode"], allowedUntil: Date | null): void {
  if (mode === "temporary" && allowedUntil === null) {
    throw invalidField("allowed_until", "is required when mode is temporary");
  }
  if (mode !== "temporary" && allowedUntil !== null) {
    throw invalidField("allowed_until", "only goes with mode temporary");
  }
}

/** Makes a version the application's own, and where it is fetched from, if that is known. */
export async function makeLatest(ctx: ServiceContext, app: App, row: VersionRow): Promise<App> {
  const change = { version: row.version, ...(row.downloadUrl ? { downloadUrl: row.downloadUrl } : {}) };
  await ctx.db
    .update(schema.applications)
    .set(change)
    .where(and(eq(schema.applications.ownerId, app.ownerId), eq(schema.applications.id, app.id)));
  return { ...app, ...change };
}
