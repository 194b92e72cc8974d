import { eq } from "drizzle-orm";
import { queryRows, schema, sql } from "@/db/client";
import { newId } from "@/server/lib/random-key";
import { recordAudit } from "../audit";
import { actingAccountId, type ServiceContext } from "../context";
import { toEnd } from "../expiry";
import type { ImportedLicense } from "./schemas";

/** A tier as imports look it up: by its name in lower case. */
export type TierByName = ReadonlyMap<string, { id: string; level: number }>;

const DEFAULT_DAYS = 30;

/**
 * Inserts licenses in one statement and gives the keys that were made: what is missing there exists already. For a
 * transaction that decides what then happens.
 */
export async function insertLicenses(
  ctx: ServiceContext,
  app: { id: string },
  rows: readonly ImportedLicense[],
  tiers: TierByName,
): Promise<Set<string>> {
  const { accounts } = schema;
  const [creator] = await ctx.db
    .select({ username: accounts.username })
    .from(accounts)
    .where(eq(accounts.id, actingAccountId(ctx)));
  const drafts = rows.map((row) => {
    const tier = row.subscription === undefined ? undefined : tiers.get(row.subscription.toLowerCase());
    return {
      id: newId(),
      key: row.license_key,
      level: tier?.level ?? row.level ?? 1,
      tier: tier?.id ?? null,
      days: row.duration_days ?? (row.expires_at ? null : DEFAULT_DAYS),
      ends: toEnd(row.expires_at)?.toISOString() ?? null,
      uses: row.max_uses ?? 1,
      devices: row.device_limit ?? 1,
      note: row.note ?? null,
    };
  });
  const made = await queryRows<{ key: string }>(
    ctx.db,
    sql`insert into licenses (id, app_id, license_key, level, subscription_id, duration_days, expires_at, max_uses,
                              device_limit, note, created_by, created_at)
        select q.id, ${app.id}, q.key, q.level, q.tier, q.days, q.ends, q.uses, q.devices, q.note,
               ${creator?.username ?? null}, ${ctx.now().toISOString()}::timestamptz
          from json_to_recordset(${JSON.stringify(drafts)}::json)
                 as q (id text, key text, level int, tier text, days int, ends timestamptz, uses int,
                       devices int, note text)
        on conflict do nothing returning license_key as key`,
  );
  return new Set(made.map(({ key }) => key));
}

/** Notes an import in the audit trail. */
export const recordLicenseImport = (ctx: ServiceContext, app: { id: string }, count: number): Promise<void> =>
  recordAudit(ctx, { action: "license.imported", appId: app.id, data: { count } });
