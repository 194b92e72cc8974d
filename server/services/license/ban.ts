import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { licenseCondition } from "./find";
import { BanLicenseInput } from "./schemas";
import { type License, withStatus } from "./status";

/**
 * Bans a license: from the reply on nothing that it granted counts, and no session that it opened succeeds.
 * Banning a banned one again is no error. Throws APP_NOT_FOUND, LICENSE_NOT_FOUND.
 */
export function banLicense(ctx: ServiceContext, raw: z.input<typeof BanLicenseInput>): Promise<License> {
  const { app: appRef, license: ref, reason } = BanLicenseInput.parse(raw);
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const [row] = await ctx.db
      .update(schema.licenses)
      .set({ bannedAt: ctx.now(), banReason: reason ?? null })
      .where(licenseCondition(app, ref))
      .returning();
    if (!row) throw new DomainError("LICENSE_NOT_FOUND");
    await recordAudit(ctx, { action: "license.banned", appId: app.id, targetId: row.id, data: { reason } });
    return withStatus(row, ctx.now());
  });
}
