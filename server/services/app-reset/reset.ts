import { sql } from "drizzle-orm";
import type { z } from "zod";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { countDeleted } from "../count-deleted";
import { countApart } from "../hold";
import { settleLogs } from "../log";
import { ResetAppInput } from "./schemas";

/** How many rows of each sort a reset took. `variables`: global ones and those of users. */
export type Deleted = Record<"users" | "licenses" | "sessions" | "logs" | "variables" | "blacklist", number>;

/** What others change meanwhile, in the order in which it is taken, see `server/services/README.md`. */
const HELD = [
  ["licenses", "id"],
  ["users", "id"],
  ["grants", "id"],
  ["sessions", "token_hash"],
] as const;

/**
 * Deletes an application's users, licenses, sessions, logs, variables and blacklist, all or nothing. The application,
 * its tiers, webhooks, hashes, versions and devices stay. Throws APP_NOT_FOUND.
 */
export async function resetApp(ctx: ServiceContext, raw: z.input<typeof ResetAppInput>): Promise<Deleted> {
  const { app: appRef } = ResetAppInput.parse(raw);
  await findOwnedApp(ctx, appRef);
  // What is noted but not written yet belongs to the past as well.
  await settleLogs(ctx);
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef, "no key update");
    const count = (table: string) => countDeleted(ctx, sql`${sql.identifier(table)} where app_id = ${app.id}`);
    await countApart(ctx);
    // All of it is taken in one order before any of it goes, so that nobody holds a part and waits for another.
    for (const [table, key] of HELD) {
      const rows = sql`select 1 from ${sql.identifier(table)} where app_id = ${app.id} order by ${sql.identifier(key)} for update`;
      await ctx.db.execute(sql`select count(*) from (${rows}) held`);
    }
    const sessions = await count("sessions");
    const userVariables = await count("user_variables");
    const users = await count("users");
    const licenses = await count("licenses");
    const variables = (await count("variables")) + userVariables;
    const blacklist = await count("blacklist");
    const logs = await count("logs");
    const deleted = { users, licenses, sessions, logs, variables, blacklist };
    await recordAudit(ctx, { action: "app.reset", appId: app.id, data: deleted });
    return deleted;
  });
}
