import { and, gt, isNotNull, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { schema } from "@/db/client";
import type { LicenseStatus } from "./schemas";

/** A license as the database holds it. */
export type LicenseRow = typeof schema.licenses.$inferSelect;

/** A license with the status that follows from it. */
export type License = LicenseRow & { status: LicenseStatus };

/** The status of a license at `now`; of several reasons the gravest. A frozen license does not expire. */
export function licenseStatus(license: LicenseRow, now: Date): LicenseStatus {
  if (license.bannedAt) return "banned";
  if (license.pausedAt) return "paused";
  if (license.expiresAt && license.expiresAt <= (license.frozenAt ?? now)) return "expired";
  if (license.uses >= license.maxUses) return "used";
  return "active";
}

/** Adds the status to a row. */
export const withStatus = (row: LicenseRow, now: Date): License => ({ ...row, status: licenseStatus(row, now) });

/** The same ladder as `licenseStatus`, as a condition for lists and bulk changes. */
export function statusCondition(status: LicenseStatus, now: Date): SQL | undefined {
  const t = schema.licenses;
  // What has expired lies before now in any case, which an index on the expiry can tell.
  const hasExpired = and(lte(t.expiresAt, now), or(isNull(t.frozenAt), lte(t.expiresAt, t.frozenAt)));
  const hasNotExpired = or(
    isNull(t.expiresAt),
    gt(t.expiresAt, sql`coalesce(${t.frozenAt}, ${now.toISOString()}::timestamptz)`),
  );
  const isFree = and(isNull(t.bannedAt), isNull(t.pausedAt));
  switch (status) {
    case "banned":
      return isNotNull(t.bannedAt);
    case "paused":
      return and(isNull(t.bannedAt), isNotNull(t.pausedAt));
    case "expired":
      return and(isFree, hasExpired);
    case "used":
      return and(isFree, hasNotExpired, sql`${t.uses} >= ${t.maxUses}`);
    case "active":
      return and(isFree, hasNotExpired, sql`${t.uses} < ${t.maxUses}`);
  }
}
