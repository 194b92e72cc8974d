import { type SQL, sql } from "drizzle-orm";
import { queryRows } from "@/db/client";
import type { ServiceContext } from "./context";

/** Deletes rows in one statement, without fetching them: `target` is what follows `delete from`. Says how many. */
export async function countDeleted(ctx: ServiceContext, target: SQL): Promise<number> {
  const [gone] = await queryRows<{ count: number }>(
    ctx.db,
    sql`with gone as (delete from ${target} returning 1) select count(*)::int as count from gone`,
  );
  return gone?.count ?? 0;
}
