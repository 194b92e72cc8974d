import { queryRows, schema, sql } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { recordAudit } from "../audit";
import type { ServiceContext } from "../context";
import { toEnd } from "../expiry";
import type { ImportedUser } from "./schemas";

/** The tier that a row's user gets. */
export type TierOfUser = (row: Omit<ImportedUser, "password">) => { id: string; level: number };

/**
 * Inserts users with what they may use, in two statements, and gives the names that were made: what is missing there is
 * taken. For a transaction that decides what then happens.
 */
export async function insertUsers(
  ctx: ServiceContext,
  app: { id: string },
  rows: readonly (Omit<ImportedUser, "password"> & { passwordHash: string })[],
  tierOf: TierOfUser,
): Promise<Set<string>> {
  const now = ctx.now();
  const drafts = rows.map((row) => ({ ...row, id: newId() }));
  const made = await queryRows<{ username: string }>(
    ctx.db,
    sql`insert into users (id, app_id, username, email, password_hash, note, created_at)
        select q.id, ${app.id}, q.username, nullif(q.email, ''), q."passwordHash", q.note,
               ${now.toISOString()}::timestamptz
          from json_to_recordset(${JSON.stringify(drafts)}::json)
                 as q (id text, username text, email text, "passwordHash" text, note text)
        on conflict do nothing returning username`,
  );
  const names = new Set(made.map(({ username }) => username));
  const grants = drafts
    .filter(({ username }) => names.has(username))
    .map((row) => {
      const tier = tierOf(row);
      return {
        id: newId(),
        appId: app.id,
        userId: row.id,
        subscriptionId: tier.id,
        level: tier.level,
        expiresAt: toEnd(row.expires_at),
        createdAt: now,
      };
    });
  if (grants.length > 0) await ctx.db.insert(schema.grants).values(grants);
  return names;
}

/** Notes an import in the audit trail. */
export const recordUserImport = (ctx: ServiceContext, app: { id: string }, count: number): Promise<void> =>
  recordAudit(ctx, { action: "user.imported", appId: app.id, data: { count } });
