import type { SQL } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { licenseCondition } from "./find";
import type { LicenseTarget } from "./schemas";
import { type License, type LicenseRow, withStatus } from "./status";

type State = { [Column in keyof Pick<LicenseRow, "bannedAt" | "banReason" | "pausedAt">]?: LicenseRow[Column] | SQL };

/** What a change of state does beside the columns that it sets. */
type Effects = {
  /** A past fact for the audit trail, such as `license.banned`. */
  action: string;
  data?: Record<string, unknown>;
};

/**
 * Sets columns of one license, whatever they were before. Sessions stay: each of their requests reads the license anew,
 * and an SDK can only be told why it is refused, signed, while its session is known.
 * Throws APP_NOT_FOUND, LICENSE_NOT_FOUND.
 */
export function setLicenseState(
  ctx: ServiceContext,
  { app: appRef, license: ref }: z.output<typeof LicenseTarget>,
  state: State,
  { action, data }: Effects,
): Promise<License> {
  const { licenses } = schema;
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const [row] = await ctx.db.update(licenses).set(state).where(licenseCondition(app, ref)).returning();
    if (!row) throw new DomainError("LICENSE_NOT_FOUND");
    await recordAudit(ctx, { action, appId: app.id, targetId: row.id, data });
    return withStatus(row, ctx.now());
  });
}
