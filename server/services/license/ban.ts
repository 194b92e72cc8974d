import type { z } from "zod";
import type { ServiceContext } from "../context";
import { BanLicenseInput, LicenseTarget } from "./schemas";
import { type StateChange, setLicenseState } from "./set-state";
import type { License } from "./status";

/** What a ban is, for one license and for many. No reason and "" are none. */
export function banned(ctx: ServiceContext, reason: string | undefined): StateChange {
  const banReason = reason || null;
  return { state: { bannedAt: ctx.now(), banReason }, action: "license.banned", data: { reason: banReason } };
}

/** What the end of a ban is. */
export const UNBANNED: StateChange = { state: { bannedAt: null, banReason: null }, action: "license.unbanned" };

/**
 * Bans a license: from the reply on nothing that it granted counts, and no session that it opened succeeds.
 * Banning a banned one again renews the reason. Throws APP_NOT_FOUND, LICENSE_NOT_FOUND.
 */
export async function banLicense(ctx: ServiceContext, raw: z.input<typeof BanLicenseInput>): Promise<License> {
  const { reason, ...target } = BanLicenseInput.parse(raw);
  return setLicenseState(ctx, target, banned(ctx, reason));
}

/** Lifts a ban; no error where there is none. Throws APP_NOT_FOUND, LICENSE_NOT_FOUND. */
export async function unbanLicense(ctx: ServiceContext, raw: z.input<typeof LicenseTarget>): Promise<License> {
  return setLicenseState(ctx, LicenseTarget.parse(raw), UNBANNED);
}
