import { LRUCache } from "lru-cache";
import type { z } from "zod";
import { queryRows, sql } from "@/db/client";
import { processSingleton } from "@/server/lib/process-singleton";
import { findOwnedApp } from "../app";
import type { ServiceContext } from "../context";
import type { LicenseStatus } from "../license/schemas";
import { RUNNING_GRANT } from "../running-grant";
import { ReadActivityInput } from "./schemas";

/** How an application's licenses stand, and how its running subscriptions spread over the tiers. */
export type Mix = {
  licenses: { status: LicenseStatus; count: number }[];
  subscriptions: { tier: string; count: number }[];
};

const FRESH_MS = 60_000;

const cache = () => processSingleton("mixes", () => new LRUCache<string, Mix>({ max: 1_000, ttl: FRESH_MS }));

/** Reads the mix, at most once a minute for an application since it looks at every license. Throws APP_NOT_FOUND. */
export async function readMix(ctx: ServiceContext, raw: z.input<typeof ReadActivityInput>): Promise<Mix> {
  const app = await findOwnedApp(ctx, ReadActivityInput.parse(raw).app);
  const known = cache().get(app.id);
  if (known) return known;
  const now = ctx.now().toISOString();
  const licenses = await queryRows<Mix["licenses"][number]>(
    ctx.db,
    sql`select case when banned_at is not null then 'banned'
                    when paused_at is not null then 'paused'
                    when expires_at <= coalesce(frozen_at, ${now}::timestamptz) then 'expired'
                    when uses >= max_uses then 'used' else 'active' end as status, count(*)::float8 as count
          from licenses where app_id = ${app.id} group by 1 order by 2 desc`,
  );
  const subscriptions = await queryRows<Mix["subscriptions"][number]>(
    ctx.db,
    sql`select t.name as tier, count(distinct g.user_id)::float8 as count
          from grants g join subscriptions t on t.id = g.subscription_id join users u on u.id = g.user_id
          left join licenses gl on gl.id = g.license_id
         where g.app_id = ${app.id} and ${sql.raw(RUNNING_GRANT(`'${now}'`))}
         group by t.name order by 2 desc, 1 limit 12`,
  );
  const mix = { licenses, subscriptions };
  cache().set(app.id, mix);
  return mix;
}
