import { eq } from "drizzle-orm";
import { schema } from "@/db/client";
import type { ServiceContext } from "../context";
import type { LicenseRow } from "./status";

/** The name of the one tier that a license opens; null where it opens all tiers of its level. */
export async function readLicenseTier(
  ctx: ServiceContext,
  license: Pick<LicenseRow, "subscriptionId">,
): Promise<string | null> {
  if (license.subscriptionId === null) return null;
  const { subscriptions } = schema;
  const [tier] = await ctx.db
    .select({ name: subscriptions.name })
    .from(subscriptions)
    .where(eq(subscriptions.id, license.subscriptionId));
  return tier?.name ?? null;
}
