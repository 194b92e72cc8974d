import { eq } from "drizzle-orm";
import { schema } from "@/db/client";
import type { ServiceContext } from "../context";
import { type CheckedRow, noteWrong, type WrongRows } from "./check-rows";
import { refuseWrongRows } from "./progress";

const { subscriptions } = schema;

const selectTiers = (ctx: ServiceContext, appId: string) =>
  ctx.db
    .select({ id: subscriptions.id, name: subscriptions.name, level: subscriptions.level })
    .from(subscriptions)
    .where(eq(subscriptions.appId, appId));

type Tiers = Map<string, { id: string; level: number }>;

const byName = (tiers: { id: string; name: string; level: number }[]): Tiers =>
  new Map(tiers.map(({ name, ...tier }) => [name.toLowerCase(), tier]));

/** The tiers of an application, by their names in lower case. */
export const tiersByName = async (ctx: ServiceContext, appId: string): Promise<Tiers> =>
  byName(await selectTiers(ctx, appId));

/** The same for the rest of a transaction, in which none of them goes. Throws JobRefused when one that rows name has gone. */
export async function lockTiers(
  ctx: ServiceContext,
  appId: string,
  rows: readonly CheckedRow<{ subscription?: string | undefined }>[],
): Promise<Tiers> {
  const tiers = byName(await selectTiers(ctx, appId).orderBy(subscriptions.id).for("key share"));
  const wrong: WrongRows = { count: 0, first: [] };
  for (const { row, value } of rows) {
    if (value.subscription && !tiers.has(value.subscription.toLowerCase())) {
      noteWrong(wrong, { row, field: "subscription", message: "no tier has this name" });
    }
  }
  refuseWrongRows(wrong);
  return tiers;
}
