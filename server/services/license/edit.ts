import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { requireChange } from "../changes";
import { type ServiceContext, transaction } from "../context";
import { requireReachable } from "../expiry";
import { findSubscription } from "../subscription";
import { licenseCondition } from "./find";
import { moveGrantEnds, moveGrantsToTier, shifted, thawGrants } from "./grants";
import { EditLicenseInput } from "./schemas";
import { type License, type LicenseRow, withStatus } from "./status";

type Changes = Omit<z.output<typeof EditLicenseInput>, "app" | "license">;

const { licenses, users } = schema;

/**
 * Changes a license; what it granted follows its tier, its end and its clock. A given end, or none (null), takes the
 * place of days from the first use. Throws INVALID_INPUT (nothing to change), APP_NOT_FOUND, SUBSCRIPTION_NOT_FOUND,
 * LICENSE_NOT_FOUND.
 */
export async function editLicense(ctx: ServiceContext, raw: z.input<typeof EditLicenseInput>): Promise<License> {
  const { app: appRef, license: ref, ...changes } = EditLicenseInput.parse(raw);
  requireChange(changes);
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const name = changes.subscription;
    const tier = name === undefined ? null : await findSubscription(ctx, app, { name });
    const [row] = await ctx.db.select().from(licenses).where(licenseCondition(app, ref)).for("no key update");
    if (!row) throw new DomainError("LICENSE_NOT_FOUND");
    if (tier) await moveGrantsToTier(ctx, row, tier);
    const [edited] = await ctx.db
      .update(licenses)
      .set({
        // Also when nothing of the row changes: an update needs a column.
        level: tier?.level ?? row.level,
        subscriptionId: tier?.id,
        note: changes.note === undefined ? undefined : changes.note || null,
        deviceLimit: changes.deviceLimit,
        userPanelAccess: changes.userPanelAccess,
        ...(await changeClock(ctx, row, changes)),
      })
      .where(and(eq(licenses.appId, app.id), eq(licenses.id, row.id)))
      .returning();
    if (!edited) throw new DomainError("LICENSE_NOT_FOUND");
    if (changes.deviceLimit !== undefined) await limitOwnUser(ctx, row, changes.deviceLimit);
    await recordAudit(ctx, { action: "license.edited", appId: app.id, targetId: row.id, data: changes });
    return withStatus(edited, ctx.now());
  });
}

/** The columns of the license's clock after a thaw, a freeze or a new end, with the grants moved along. */
async function changeClock(ctx: ServiceContext, row: LicenseRow, { freezeExpiry, expiresAt }: Changes) {
  const { frozenAt } = row;
  let current = row;
  if (freezeExpiry === false && frozenAt) {
    await thawGrants(ctx, { ...row, frozenAt });
    const stoodStill = ctx.now().getTime() - frozenAt.getTime();
    const thawed = row.expiresAt && requireReachable(new Date(row.expiresAt.getTime() + stoodStill));
    current = { ...row, frozenAt: null, expiresAt: thawed };
  }
  if (freezeExpiry === true && !frozenAt) current = { ...current, frozenAt: ctx.now() };
  if (expiresAt !== undefined) {
    const end = expiresAt && requireReachable(expiresAt);
    await moveGrantEnds(ctx, current, shifted(current.expiresAt, end));
    current = { ...current, expiresAt: end, durationDays: null };
  }
  return { frozenAt: current.frozenAt, expiresAt: current.expiresAt, durationDays: current.durationDays };
}

/** The user that stands for the license binds as many HWIDs as the license says. */
async function limitOwnUser(ctx: ServiceContext, row: LicenseRow, deviceLimit: number): Promise<void> {
  await ctx.db
    .update(users)
    .set({ deviceLimit })
    .where(and(eq(users.appId, row.appId), eq(users.licenseId, row.id)));
}
