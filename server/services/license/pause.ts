import { sql } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import type { ServiceContext } from "../context";
import { LicenseTarget } from "./schemas";
import { type StateChange, setLicenseState } from "./set-state";
import type { License } from "./status";

/** What a pause is, for one license and for many: a paused one keeps its moment. */
export function paused(ctx: ServiceContext): StateChange {
  const pausedAt = sql`coalesce(${schema.licenses.pausedAt}, ${ctx.now().toISOString()}::timestamptz)`;
  return { state: { pausedAt }, action: "license.paused" };
}

/** What the end of a pause is. */
export const UNPAUSED: StateChange = { state: { pausedAt: null }, action: "license.unpaused" };

/**
 * Pauses a license: until it is unpaused nothing that it granted counts, and no session that it opened succeeds. Its
 * clock runs on. Pausing a paused one again changes nothing. Throws APP_NOT_FOUND, LICENSE_NOT_FOUND.
 */
export async function pauseLicense(ctx: ServiceContext, raw: z.input<typeof LicenseTarget>): Promise<License> {
  return setLicenseState(ctx, LicenseTarget.parse(raw), paused(ctx));
}

/** Ends a pause; no error where there is none. Throws APP_NOT_FOUND, LICENSE_NOT_FOUND. */
export async function unpauseLicense(ctx: ServiceContext, raw: z.input<typeof LicenseTarget>): Promise<License> {
  return setLicenseState(ctx, LicenseTarget.parse(raw), UNPAUSED);
}
