import type { z } from "zod";
import type { Database } from "@/db/client";
import { DomainError } from "@/server/errors";
import { createBatcher } from "@/server/lib/batch";
import { sha256 } from "@/server/lib/digest";
import { processSingleton } from "@/server/lib/process-singleton";
import { newSessionToken } from "@/server/lib/random-key";
import { heldByAnother, untilFree } from "@/server/lib/until-free";
import type { ServiceContext } from "../context";
import { isVersionAllowed, versionEntries } from "../version";
import { refuseVpn } from "../vpn";
import type { ClientApp } from "./app";
import { OpenSessionInput } from "./schemas";

type NewSession = {
  database: Database;
  appId: string;
  tokenHash: string;
  enckey: string | null;
  dialect: string;
  ip: string;
  createdAt: string;
  expiresAt: string;
};

// An application that somebody holds (it is being deleted, or renamed) is passed over, never waited for: the sessions
// of others travel in the same statement.
const INSERT_SESSIONS = `
with asked as materialized (
  select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
                  with ordinality as q (app_id, token_hash, enckey, dialect, ip, created_at, expires_at, n)
), free as materialized (
  select a.id from applications a where a.id = any($1::text[]) for key share skip locked
), made as (
  insert into sessions (app_id, token_hash, enckey, dialect, ip, created_at, last_seen_at, expires_at)
  select q.app_id, q.token_hash, q.enckey, q.dialect, q.ip, q.created_at::timestamptz, q.created_at::timestamptz,
         q.expires_at::timestamptz
    from asked q join free on free.id = q.app_id
  returning token_hash
)
select q.n::int as "n",
       case when made.token_hash is not null then 'made' when a.id is null then 'no application' else 'busy' end as "outcome"
  from asked q
  left join made on made.token_hash = q.token_hash
  left join applications a on a.id = q.app_id`;

type Outcome = { n: number; outcome: "made" | "no application" | "busy" };

const insertBatch = () =>
  processSingleton("session-inserter", () =>
    createBatcher<NewSession, true>(async (keys) => {
      const [first] = keys;
      if (!first) return [];
      const columns = (["appId", "tokenHash", "enckey", "dialect", "ip", "createdAt", "expiresAt"] as const).map(
        (column) => keys.map((key) => key[column]),
      );
      const found: (true | Error)[] = keys.map(() => new Error("a session's row is missing"));
      for (const { n, outcome } of await first.database.prepared<Outcome>(INSERT_SESSIONS, columns)) {
        if (outcome === "made") found[n - 1] = true;
        else found[n - 1] = outcome === "busy" ? heldByAnother() : new DomainError("APP_NOT_FOUND");
      }
      return found;
    }),
  );

/**
 * Opens a session of its own for each call, after init's ladder: paused, version, hash, blacklist, VPN. Gives the
 * session's id, which exists nowhere else afterwards.
 * Throws APP_NOT_FOUND, APP_PAUSED, INVALID_VERSION, HASH_MISMATCH, BLACKLISTED, VPN_BLOCKED.
 */
export async function openSession(
  ctx: ServiceContext,
  app: ClientApp,
  raw: z.input<typeof OpenSessionInput>,
): Promise<{ token: string }> {
  const input = OpenSessionInput.parse(raw);
  if (app.isPaused) throw new DomainError("APP_PAUSED");
  if (input.version && input.version !== app.version) {
    const entries = await versionEntries(ctx.db, app.id);
    if (!isVersionAllowed(app.version, entries, input.version, ctx.now())) throw new DomainError("INVALID_VERSION");
  }
  if (app.hashCheck && !app.isHashKnown) throw new DomainError("HASH_MISMATCH");
  if (app.isBlacklisted) throw new DomainError("BLACKLISTED");
  if (app.antiVpn) await refuseVpn(ctx, app);
  const token = newSessionToken(app.id);
  const now = ctx.now();
  const session: NewSession = {
    database: ctx.database,
    appId: app.id,
    tokenHash: sha256(token),
    enckey: input.enckey || null,
    dialect: input.dialect,
    ip: ctx.ip,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + app.sessionSeconds * 1000).toISOString(),
  };
  await untilFree(() => insertBatch()(session));
  return { token };
}
