import { type SQL, sql } from "drizzle-orm";
import { schema } from "@/db/client";
import type { ServiceContext } from "../context";

/**
 * Ends the client sessions of the implicit users of the licenses that `condition` picks, in one statement, where the
 * cascade of a bulk delete would take them user by user.
 */
export async function endLicenseSessions(
  ctx: ServiceContext,
  app: { id: string },
  condition: SQL | undefined,
): Promise<void> {
  const { sessions, licenses, users } = schema;
  await ctx.db.execute(sql`
    delete from ${sessions} where ${sessions.appId} = ${app.id} and ${sessions.userId} in (
      select ${users.id} from ${users} join ${licenses} on ${licenses.id} = ${users.licenseId} where ${condition})`);
}
