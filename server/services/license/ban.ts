import type { z } from "zod";
import type { ServiceContext } from "../context";
import { BanLicenseInput, LicenseTarget } from "./schemas";
import { setLicenseState } from "./set-state";
import type { License } from "./status";

/**
 * Bans a license: from the reply on nothing that it granted counts, and no session that it opened succeeds.
 * Banning a banned one again renews the reason. Throws APP_NOT_FOUND, LICENSE_NOT_FOUND.
 */
export async function banLicense(ctx: ServiceContext, raw: z.input<typeof BanLicenseInput>): Promise<License> {
  const { reason, ...target } = BanLicenseInput.parse(raw);
  const banReason = reason || null;
  const effects = { action: "license.banned", data: { reason: banReason } };
  return setLicenseState(ctx, target, { bannedAt: ctx.now(), banReason }, effects);
}

/** Lifts a ban; no error where there is none. Throws APP_NOT_FOUND, LICENSE_NOT_FOUND. */
export async function unbanLicense(ctx: ServiceContext, raw: z.input<typeof LicenseTarget>): Promise<License> {
  const target = LicenseTarget.parse(raw);
  return setLicenseState(ctx, target, { bannedAt: null, banReason: null }, { action: "license.unbanned" });
}
