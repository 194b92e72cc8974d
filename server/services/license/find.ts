import { and, eq, type SQL, sql } from "drizzle-orm";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import type { ServiceContext } from "../context";
import { cleanKey, type LicenseRef } from "./schemas";
import { type License, withStatus } from "./status";

/** The license of this application that `ref` names. Throws LICENSE_NOT_FOUND. */
export async function findLicense(ctx: ServiceContext, app: { id: string }, ref: LicenseRef): Promise<License> {
  const [row] = await ctx.db.select().from(schema.licenses).where(licenseCondition(app, ref));
  if (!row) throw new DomainError("LICENSE_NOT_FOUND");
  return withStatus(row, ctx.now());
}

/** The SQL condition that picks exactly the license that `ref` names. */
export function licenseCondition(app: { id: string }, ref: LicenseRef) {
  const { licenses } = schema;
  return and(eq(licenses.appId, app.id), "id" in ref ? eq(licenses.id, ref.id) : hasKey(app, ref.key));
}

/**
 * Whether a license's key is the one that somebody sent: to the letter, else once cleaned, else in any case, if only one
 * is. Each is a look into an index, and the next is only taken when the one before finds nothing.
 */
export function hasKey(app: { id: string }, sent: string): SQL {
  const { licenses } = schema;
  const clean = cleanKey(sent);
  const stored = (key: string) =>
    sql`(select k.license_key from licenses k where k.app_id = ${app.id} and k.license_key = ${key})`;
  return sql`${licenses.licenseKey} = coalesce(${stored(sent)}, ${stored(clean)},
    (select min(k.license_key) from licenses k where k.app_id = ${app.id} and lower(k.license_key) = lower(${clean})
     having count(*) = 1))`;
}

/** How the license is spelled whose key somebody sent; null when there is none, or when it might be either of two. */
export async function storedKey(ctx: ServiceContext, app: { id: string }, sent: string): Promise<string | null> {
  const { licenses } = schema;
  const [row] = await ctx.db
    .select({ licenseKey: licenses.licenseKey })
    .from(licenses)
    .where(licenseCondition(app, { key: sent }));
  return row?.licenseKey ?? null;
}
