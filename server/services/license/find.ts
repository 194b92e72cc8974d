import { and, eq } from "drizzle-orm";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import type { ServiceContext } from "../context";
import type { LicenseRef } from "./schemas";
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
  return and(eq(licenses.appId, app.id), "id" in ref ? eq(licenses.id, ref.id) : eq(licenses.licenseKey, ref.key));
}
