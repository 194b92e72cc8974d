import { LRUCache } from "lru-cache";
import { queryRows, sql } from "@/db/client";
import { processSingleton } from "@/server/lib/process-singleton";
import { actingAccountId, type ServiceContext } from "../context";

/** How one application does, and what in it wants its seller's eye. */
export type Pulse = {
  appId: string;
  /** Log-ins and refusals of the last 24 hours, the begun one among them. */
  logins: number;
  refusals: number;
  /** Whether the refusals are far more than a day of the week before had. */
  refusalsPeak: boolean;
  /** Licenses that end within 7 days and are neither banned, paused nor frozen. */
  expiringSoon: number;
  /** Licenses for several uses that have none left. */
  usedUp: number;
};

const FRESH_MS = 60_000;
/** Fewer refusals than this in a day are no peak, whatever the days before had. */
const PEAK_MIN = 20;
/** How many times a usual day's refusals make a peak. */
const PEAK_TIMES = 3;

const cache = () => processSingleton("pulses", () => new LRUCache<string, Pulse[]>({ max: 1_000, ttl: FRESH_MS }));

/** The pulse of each of the actor's applications, at most once a minute for an account. Order is that of ids. */
export async function readPulse(ctx: ServiceContext): Promise<Pulse[]> {
  const accountId = actingAccountId(ctx);
  const known = cache().get(accountId);
  if (known) return known;
  const now = sql`${ctx.now().toISOString()}::timestamptz`;
  const lastDay = sql`a.hour > ${now} - interval '24 hours'`;
  const sumOf = (metric: string, when: typeof now) =>
    sql`coalesce(sum(a.count) filter (where a.metric = ${metric} and ${when}), 0)::float8`;
  const rows = await queryRows<Omit<Pulse, "refusalsPeak"> & { usual: number }>(
    ctx.db,
    sql`select app.id as "appId", happened.*, keys.*
          from applications app
          cross join lateral (
            select ${sumOf("logins", lastDay)} as logins, ${sumOf("refusals", lastDay)} as refusals,
                   ${sumOf("refusals", sql`not ${lastDay}`)} / 7 as usual
              from activity a
             where a.app_id = app.id and a.metric in ('logins', 'refusals') and a.hour > ${now} - interval '8 days'
          ) happened
          cross join lateral (
            select (select count(*) from licenses l
                     where l.app_id = app.id and l.expires_at > ${now} and l.expires_at <= ${now} + interval '7 days'
                       and l.banned_at is null and l.paused_at is null and l.frozen_at is null)::float8 as "expiringSoon",
                   (select count(*) from licenses l
                     where l.app_id = app.id and l.max_uses > 1 and l.uses >= l.max_uses
                       and l.banned_at is null and l.paused_at is null)::float8 as "usedUp"
          ) keys
         where app.owner_id = ${accountId} order by app.id`,
  );
  const pulses = rows.map(({ usual, ...row }) => ({
    ...row,
    refusalsPeak: row.refusals >= PEAK_MIN && row.refusals > PEAK_TIMES * usual,
  }));
  cache().set(accountId, pulses);
  return pulses;
}
