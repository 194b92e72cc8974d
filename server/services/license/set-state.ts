import { and, eq, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { findOwnedApp } from "../app";
import { recordAudits } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { licenseCondition } from "./find";
import type { LicenseTarget } from "./schemas";
import { type License, type LicenseRow, withStatus } from "./status";

type State = { [Column in keyof Pick<LicenseRow, "bannedAt" | "banReason" | "pausedAt">]?: LicenseRow[Column] | SQL };

/** A change of state: the columns that it sets, and how the audit trail calls it, such as `license.banned`. */
export type StateChange = { state: State; action: string; data?: Record<string, unknown> };

/**
 * Sets columns of the licenses of an application that `which` picks, whatever they were before, and gives them. Sessions
 * stay: each of their requests reads the license anew, and an SDK can only be told why it is refused, signed, while its
 * session is known. Runs in the caller's transaction.
 */
export async function setStates(
  ctx: ServiceContext,
  app: { id: string },
  which: SQL | undefined,
  { state, action, data }: StateChange,
): Promise<LicenseRow[]> {
  const { licenses } = schema;
  const rows = await ctx.db
    .update(licenses)
    .set(state)
    .where(and(eq(licenses.appId, app.id), which))
    .returning();
  await recordAudits(
    ctx,
    rows.map(({ id }) => ({ action, appId: app.id, targetId: id, data })),
  );
  return rows;
}

/** The same for one license. Throws APP_NOT_FOUND, LICENSE_NOT_FOUND. */
export function setLicenseState(
  ctx: ServiceContext,
  { app: appRef, license: ref }: z.output<typeof LicenseTarget>,
  change: StateChange,
): Promise<License> {
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const [row] = await setStates(ctx, app, licenseCondition(app, ref), change);
    if (!row) throw new DomainError("LICENSE_NOT_FOUND");
    return withStatus(row, ctx.now());
  });
}
