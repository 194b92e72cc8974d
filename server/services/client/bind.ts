import { and, eq, gt } from "drizzle-orm";
import { type Database, schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { createBatcher } from "@/server/lib/batch";
import { processSingleton } from "@/server/lib/process-singleton";
import { heldByAnother, untilFree } from "@/server/lib/until-free";
import type { ServiceContext } from "../context";
import type { ClientSession } from "./session";

type Binding = {
  database: Database;
  appId: string;
  tokenHash: string;
  userId: string;
  hwid: string;
  /** "yes" takes the session from another user, "no" leaves it theirs. */
  rebinds: "yes" | "no";
  at: string;
};

/** Why a row of BIND_SESSIONS is not bound is told by what is there; "busy" is what another transaction holds now. */
type Outcome = { n: number; outcome: "bound" | "no session" | "taken" | "no user" | "busy" };

// Rows that somebody holds are passed over, never waited for: one tenant's long deletion must not stop the log-ins of
// others that travel in the same statement.
const BIND_SESSIONS = `
with asked as materialized (
  select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
                  with ordinality as q (app_id, token_hash, user_id, hwid, rebinds, at, n)
), free as materialized (
  select q.*
    from asked q
    join users u on u.id = q.user_id and u.app_id = q.app_id
    join sessions s on s.app_id = q.app_id and s.token_hash = q.token_hash and s.expires_at > q.at::timestamptz
     for key share of u skip locked for no key update of s skip locked
), bound as (
  update sessions s set user_id = q.user_id, hwid = nullif(q.hwid, ''), last_seen_at = q.at::timestamptz
    from free q
   where s.app_id = q.app_id and s.token_hash = q.token_hash
     and (s.user_id is null or s.user_id = q.user_id or q.rebinds = 'yes')
  returning s.app_id, s.token_hash, s.user_id
)
select q.n::int as "n",
       case when b.user_id = q.user_id or (b.user_id is not null and q.rebinds = 'yes') then 'bound'
            when s.token_hash is null then 'no session'
            when coalesce(b.user_id, s.user_id) <> q.user_id and q.rebinds <> 'yes' then 'taken'
            when u.id is null then 'no user' else 'busy' end as "outcome"
  from asked q
  left join bound b on b.app_id = q.app_id and b.token_hash = q.token_hash
  left join sessions s on s.app_id = q.app_id and s.token_hash = q.token_hash and s.expires_at > q.at::timestamptz
  left join users u on u.id = q.user_id and u.app_id = q.app_id`;

const REFUSALS = { "no session": "SESSION_NOT_FOUND", taken: "SESSION_TAKEN", "no user": "USER_NOT_FOUND" } as const;

const bindBatch = () =>
  processSingleton("session-binder", () =>
    createBatcher<Binding, true>(async (keys) => {
      const [first] = keys;
      if (!first) return [];
      const columns = (["appId", "tokenHash", "userId", "hwid", "rebinds", "at"] as const).map((column) =>
        keys.map((key) => key[column]),
      );
      const found: (true | Error)[] = keys.map(() => new Error("a session's row is missing"));
      for (const { n, outcome } of await first.database.prepared<Outcome>(BIND_SESSIONS, columns)) {
        if (outcome === "bound") found[n - 1] = true;
        else found[n - 1] = outcome === "busy" ? heldByAnother() : new DomainError(REFUSALS[outcome]);
      }
      return found;
    }),
  );

/**
 * Gives the session to the user who proved to be one. In native a session never changes hands: that of another user
 * stays theirs. Programs on KeyAuth's SDKs open one session and serve many with it: there the last log-in has it.
 * Throws SESSION_NOT_FOUND, SESSION_TAKEN, USER_NOT_FOUND.
 */
export async function bindSession(
  ctx: ServiceContext,
  session: ClientSession,
  userId: string,
  hwid: string,
): Promise<void> {
  // Whoever logs in again in a session of their own has nothing to write.
  if (session.userId === userId && (session.hwid ?? "") === hwid) return;
  const { appId, tokenHash } = session;
  const rebinds = session.dialect === "keyauth" ? "yes" : "no";
  const binding = {
    database: ctx.database,
    appId,
    tokenHash,
    userId,
    hwid,
    rebinds,
    at: ctx.now().toISOString(),
  } as const;
  await untilFree(() => bindBatch()(binding));
}

const { applications, sessions } = schema;

const isIt = (session: ClientSession) =>
  and(eq(sessions.appId, session.appId), eq(sessions.tokenHash, session.tokenHash));

/**
 * Holds the session's application, before all else that the caller's transaction takes: it cannot be deleted meanwhile.
 * Throws APP_NOT_FOUND.
 */
export async function holdApplication(ctx: ServiceContext, { appId }: ClientSession): Promise<void> {
  const [app] = await ctx.db
    .select({ id: applications.id })
    .from(applications)
    .where(eq(applications.id, appId))
    .for("key share", { noWait: true });
  if (!app) throw new DomainError("APP_NOT_FOUND");
}

/**
 * Holds the session for a user that the caller's transaction is about to make (null) or to admit, before anything is
 * written. Throws SESSION_NOT_FOUND, SESSION_TAKEN.
 */
export async function holdSession(ctx: ServiceContext, session: ClientSession, userId: string | null): Promise<void> {
  const [row] = await ctx.db
    .select({ userId: sessions.userId })
    .from(sessions)
    .where(and(isIt(session), gt(sessions.expiresAt, ctx.now())))
    .for("no key update", { noWait: true });
  if (!row) throw new DomainError("SESSION_NOT_FOUND");
  const isFree = row.userId === null || row.userId === userId || session.dialect === "keyauth";
  if (!isFree) throw new DomainError("SESSION_TAKEN");
}

/** Gives a session that the caller's transaction holds to a user. */
export async function giveSession(
  ctx: ServiceContext,
  session: ClientSession,
  userId: string,
  hwid: string,
): Promise<void> {
  await ctx.db
    .update(sessions)
    .set({ userId, hwid: hwid || null, lastSeenAt: ctx.now() })
    .where(isIt(session));
}
