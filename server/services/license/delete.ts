import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { findOwnedApp } from "../app";
import { recordAudit, recordAudits } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { countDeleted } from "../count-deleted";
import { holdLicensesToDelete } from "../hold";
import { findLicense } from "./find";
import { DeleteLicensesInput, LicenseTarget } from "./schemas";
import { statusCondition } from "./status";

const { licenses } = schema;

/**
 * Deletes a license with what it granted and the user that stands for it; no session that it opened succeeds
 * afterwards. Throws APP_NOT_FOUND, LICENSE_NOT_FOUND.
 */
export async function deleteLicense(ctx: ServiceContext, raw: z.input<typeof LicenseTarget>): Promise<void> {
  const { app: appRef, license: ref } = LicenseTarget.parse(raw);
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const deleted = await deleteRows(ctx, app, [await findLicense(ctx, app, ref)]);
    if (deleted === 0) throw new DomainError("LICENSE_NOT_FOUND");
  });
}

/** Deletes these licenses, and writes each down. Runs in the caller's transaction. */
export async function deleteRows(
  ctx: ServiceContext,
  app: { id: string },
  rows: readonly { id: string; licenseKey: string }[],
): Promise<number> {
  const ids = rows.map(({ id }) => id);
  const deleted = await deleteMatching(ctx, app, inArray(licenses.id, ids));
  if (deleted === 0) return 0;
  await recordAudits(
    ctx,
    rows.map(({ id, licenseKey }) => ({
      action: "license.deleted",
      appId: app.id,
      targetId: id,
      data: { licenseKey },
    })),
  );
  return deleted;
}

/**
 * Deletes many licenses: all, `unused` (active, without any use) or `used` (status used). A partly used one is neither.
 * Throws APP_NOT_FOUND.
 */
export async function deleteLicenses(
  ctx: ServiceContext,
  raw: z.input<typeof DeleteLicensesInput>,
): Promise<{ deleted: number }> {
  const { app: appRef, where } = DeleteLicensesInput.parse(raw);
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const now = ctx.now();
    const condition = {
      all: undefined,
      unused: and(statusCondition("active", now), eq(licenses.uses, 0)),
      used: statusCondition("used", now),
    }[where];
    const deleted = await deleteMatching(ctx, app, condition);
    await recordAudit(ctx, { action: "license.deleted_many", appId: app.id, data: { where, deleted } });
    return { deleted };
  });
}

/** Deletes the licenses of an application that a condition picks, and ends the sessions they opened. */
export async function deleteMatching(
  ctx: ServiceContext,
  app: { id: string },
  which: SQL | undefined,
): Promise<number> {
  const condition = and(eq(licenses.appId, app.id), which);
  await holdLicensesToDelete(ctx, app, which);
  return countDeleted(ctx, sql`${licenses} where ${condition}`);
}
