import { eq } from "drizzle-orm";
import { schema } from "@/db/client";
import type { ServiceContext } from "../context";

const { subscriptions } = schema;

/** The tiers of an application, by their names in lower case. */
export async function tiersByName(
  ctx: ServiceContext,
  appId: string,
): Promise<Map<string, { id: string; level: number }>> {
  const tiers = await ctx.db
    .select({ id: subscriptions.id, name: subscriptions.name, level: subscriptions.level })
    .from(subscriptions)
    .where(eq(subscriptions.appId, appId));
  return new Map(tiers.map(({ name, ...tier }) => [name.toLowerCase(), tier]));
}
