import { type SQL, sql } from "drizzle-orm";
import { schema } from "@/db/client";
import type { ServiceContext } from "../context";

/**
 * Ends the client sessions of everyone who holds something from the licenses that `condition` picks: their implicit
 * users, and users who redeemed one. Whoever may still run logs in again.
 */
export async function endLicenseSessions(
  ctx: ServiceContext,
  app: { id: string },
  condition: SQL | undefined,
): Promise<void> {
  const { sessions, licenses, users, grants } = schema;
  await ctx.db.execute(sql`
    delete from ${sessions} where ${sessions.appId} = ${app.id} and ${sessions.userId} in (
      select ${users.id} from ${users} join ${licenses} on ${licenses.id} = ${users.licenseId} where ${condition}
      union
      select ${grants.userId} from ${grants} join ${licenses} on ${licenses.id} = ${grants.licenseId} where ${condition})`);
}
