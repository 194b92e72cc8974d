import { count } from "drizzle-orm";
import { schema } from "@/db/client";
import type { ServiceContext } from "../context";
import type { Account } from "./account";
import { requireAdmin } from "./require-admin";

/** How many accounts are on each plan. */
export type PlanCounts = Record<Account["plan"], number>;

/** How many accounts there are on each plan. For admins. Throws PERMISSION_DENIED. */
export async function countPlans(ctx: ServiceContext): Promise<PlanCounts> {
  await requireAdmin(ctx);
  const { accounts } = schema;
  const rows = await ctx.db.select({ plan: accounts.plan, total: count() }).from(accounts).groupBy(accounts.plan);
  const counts: PlanCounts = { free: 0, pro: 0, elite: 0 };
  for (const { plan, total } of rows) counts[plan] = total;
  return counts;
}
