import type { Database } from "@/db/client";
import { DomainError } from "@/server/errors";
import { createBatcher } from "@/server/lib/batch";
import { processSingleton } from "@/server/lib/process-singleton";
import type { ServiceContext } from "../context";

/** An application as a client meets it at init, with the answers to init's questions, as one statement read them. */
export type ClientApp = {
  id: string;
  ownerId: string;
  name: string;
  secretBox: string;
  version: string;
  downloadUrl: string;
  isPaused: boolean;
  antiVpn: boolean;
  hashCheck: boolean;
  sessionSeconds: number;
  users: number;
  licenses: number;
  online: number;
  /** The caller's address is on the blacklist. */
  isBlacklisted: boolean;
  /** The hash that the client sent is registered. */
  isHashKnown: boolean;
};

const LOAD_APPS = `
select q.n::int as "n", a.id, a.owner_id as "ownerId", a.name, a.secret_box as "secretBox", a.version,
       a.download_url as "downloadUrl", a.is_paused as "isPaused", a.anti_vpn as "antiVpn", a.hash_check as "hashCheck",
       a.session_seconds as "sessionSeconds", c.users, c.licenses, c.online,
       exists (select from blacklist b where b.app_id = a.id and b.type = 'ip' and b.value = q.ip)
         or exists (select from blacklist b where b.app_id = a.id and b.is_network and q.ip::inet <<= b.value::inet)
         as "isBlacklisted",
       exists (select from hashes h where h.app_id = a.id and h.hash_value = q.hash) as "isHashKnown"
  from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as q (owner_id, name, ip, hash, n)
  join applications a on a.owner_id = q.owner_id and a.name = q.name and a.is_enabled
  left join lateral (
    select greatest(coalesce(sum(k.users), 0), 0)::float8 as users,
           greatest(coalesce(sum(k.licenses), 0), 0)::float8 as licenses,
           greatest(coalesce(sum(k.online), 0), 0)::float8 as online
      from app_counts k where k.app_id = a.id
  ) c on true`;

type Key = { database: Database; ownerId: string; name: string; ip: string; hash: string };

const loadBatch = () =>
  processSingleton("client-app-loader", () =>
    createBatcher<Key, ClientApp | null>(async (keys) => {
      const [first] = keys;
      if (!first) return [];
      const columns = [
        keys.map((key) => key.ownerId),
        keys.map((key) => key.name),
        keys.map((key) => key.ip),
        keys.map((key) => key.hash),
      ];
      const rows = await first.database.prepared<ClientApp & { n: number }>(LOAD_APPS, columns);
      const found = new Array<ClientApp | null>(keys.length).fill(null);
      for (const row of rows) found[row.n - 1] = row;
      return found;
    }),
  );

/** The enabled application of an owner, by its exact name. Throws APP_NOT_FOUND. */
export async function findClientApp(
  ctx: ServiceContext,
  ref: { ownerId: string; name: string; hash?: string | undefined },
): Promise<ClientApp> {
  const key = { database: ctx.database, ownerId: ref.ownerId, name: ref.name, ip: ctx.ip, hash: ref.hash ?? "" };
  const app = await loadBatch()(key);
  if (!app) throw new DomainError("APP_NOT_FOUND");
  return app;
}
