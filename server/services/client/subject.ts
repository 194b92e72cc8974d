import type { Database } from "@/db/client";
import { createBatcher } from "@/server/lib/batch";
import { processSingleton } from "@/server/lib/process-singleton";
import { sessionTokenAppId } from "@/server/lib/random-key";
import type { ServiceContext } from "../context";
import { RUNNING_GRANT } from "../running-grant";
import type { ClientSession } from "./session";

/** A running subscription as clients are shown it. Moments are milliseconds since 1970. */
export type RunningGrant = { tier: string; level: number; key: string | null; expiresAt: number | null };

/** Who wants to log in: the user of that name, the license of that key, and the blacklist, as one statement read them. */
export type Subject = {
  userId: string | null;
  passwordHash: string | null;
  userLicenseId: string | null;
  userBanned: boolean;
  userPaused: boolean;
  userDeviceLimit: number;
  userCreatedAt: number | null;
  hwids: string[];
  grants: RunningGrant[];
  licenseId: string | null;
  licenseBanned: boolean;
  licensePaused: boolean;
  licenseExpired: boolean;
  licenseUsed: boolean;
  isBlacklisted: boolean;
};

const LOAD_SUBJECTS = `
select q.n::int as "n", u.id as "userId", u.password_hash as "passwordHash", u.license_id as "userLicenseId",
       u.banned_at is not null as "userBanned", u.paused_at is not null as "userPaused",
       coalesce(u.device_limit, 1) as "userDeviceLimit",
       (extract(epoch from u.created_at) * 1000)::float8 as "userCreatedAt",
       coalesce((select json_agg(h.hwid order by h.created_at, h.hwid) from user_hwids h
                  where h.app_id = q.app_id and h.user_id = u.id), '[]') as "hwids",
       coalesce((select json_agg(json_build_object('tier', t.name, 'level', g.level, 'key', gl.license_key,
                          'expiresAt', (extract(epoch from g.expires_at) * 1000)::float8)
                        order by g.level desc, g.expires_at desc nulls first)
                   from grants g join subscriptions t on t.id = g.subscription_id
                   left join licenses gl on gl.id = g.license_id
                  where g.app_id = q.app_id and g.user_id = u.id and ${RUNNING_GRANT("$5")}), '[]') as "grants",
       l.id as "licenseId", l.banned_at is not null as "licenseBanned", l.paused_at is not null as "licensePaused",
       coalesce(l.expires_at <= coalesce(l.frozen_at, $5::timestamptz), false) as "licenseExpired",
       coalesce(l.uses >= l.max_uses, false) as "licenseUsed",
       exists (select from blacklist b where b.app_id = q.app_id and b.type = 'ip' and b.value = q.ip)
         or exists (select from blacklist b where b.app_id = q.app_id and b.is_network and q.ip::inet <<= b.value::inet)
         or exists (select from blacklist b where b.app_id = q.app_id and b.type = 'hwid' and b.value = q.hwid)
         as "isBlacklisted"
  from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as q (app_id, name, ip, hwid, n)
  left join users u on u.app_id = q.app_id and u.username = q.name
  left join licenses l on l.app_id = q.app_id and l.license_key = q.name`;

type Key = { database: Database; appId: string; name: string; ip: string; hwid: string };

const loadBatch = () =>
  processSingleton("subject-loader", () =>
    createBatcher<Key, Subject>(async (keys) => {
      const [first] = keys;
      if (!first) return [];
      const columns = (["appId", "name", "ip", "hwid"] as const).map((column) => keys.map((key) => key[column]));
      const parameters = [...columns, new Date().toISOString()];
      const rows = await first.database.prepared<Subject & { n: number }>(LOAD_SUBJECTS, parameters);
      const found: (Subject | Error)[] = keys.map(() => new Error("a subject's row is missing"));
      for (const row of rows) found[row.n - 1] = row;
      return found;
    }),
  );

type Asked = { appId: string; name: string; hwid: string; subject: Promise<Subject> };

/** What was asked ahead for a request, by its context. */
const askedAhead = new WeakMap<ServiceContext, Asked>();

/**
 * Asks for a subject while the session is still being read: the session's id names the application, so neither has to
 * wait for the other. `loadSubject` of the same request takes the answer.
 */
export function askSubjectAhead(ctx: ServiceContext, token: string, name: string, hwid: string): void {
  const appId = sessionTokenAppId(token);
  if (appId === null) return;
  const subject = loadBatch()({ database: ctx.database, appId, name, ip: ctx.ip, hwid });
  // A session that is refused leaves nobody to hear of a failure.
  subject.catch(() => undefined);
  askedAhead.set(ctx, { appId, name, hwid, subject });
}

/** What is known of the user named `name` and of the license with that key; either may be missing. */
export function loadSubject(
  ctx: ServiceContext,
  { appId }: ClientSession,
  name: string,
  hwid: string,
): Promise<Subject> {
  const ahead = askedAhead.get(ctx);
  // Taken once: whoever asks again wants to see what has changed since.
  askedAhead.delete(ctx);
  if (ahead && ahead.appId === appId && ahead.name === name && ahead.hwid === hwid) return ahead.subject;
  return loadBatch()({ database: ctx.database, appId, name, ip: ctx.ip, hwid });
}
