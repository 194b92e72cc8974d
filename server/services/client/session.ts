import type { Database } from "@/db/client";
import { DomainError } from "@/server/errors";
import { createBatcher } from "@/server/lib/batch";
import { sha256 } from "@/server/lib/digest";
import { processSingleton } from "@/server/lib/process-singleton";
import { sessionTokenAppId } from "@/server/lib/random-key";
import type { ServiceContext } from "../context";
import { RUNNING_GRANT } from "../running-grant";
import { touchSession } from "./touch";

/** A live session with everything that decides whether it may go on, as one statement read it. */
export type ClientSession = {
  appId: string;
  tokenHash: string;
  ownerId: string;
  appName: string;
  secretBox: string;
  version: string;
  isEnabled: boolean;
  isPaused: boolean;
  hwidLock: boolean;
  requireKey: boolean;
  enckey: string | null;
  /** As init spoke; the door says how this request does. */
  dialect: "native" | "keyauth";
  hwid: string | null;
  isStale: boolean;
  /** Null before log-in, and so is all that follows. */
  userId: string | null;
  username: string | null;
  userBanned: boolean;
  banReason: string | null;
  userPaused: boolean;
  /** The license that the user stands for, when it is an implicit one. */
  licenseId: string | null;
  licenseBanned: boolean;
  licensePaused: boolean;
  /** Whether any subscription of the user is running. */
  isEntitled: boolean;
};

/** A session whose user is known. */
export type LoggedInSession = ClientSession & { userId: string; username: string };

const LOAD_SESSIONS = `
select q.n::int as "n", s.app_id as "appId", s.token_hash as "tokenHash", a.owner_id as "ownerId", a.name as "appName",
       a.secret_box as "secretBox", a.version, a.is_enabled as "isEnabled", a.is_paused as "isPaused",
       a.hwid_lock as "hwidLock", a.require_key as "requireKey", s.enckey, s.dialect, s.hwid,
       s.last_seen_at < $3::timestamptz - interval '1 minute' as "isStale",
       u.id as "userId", u.username, u.banned_at is not null as "userBanned", u.ban_reason as "banReason",
       u.paused_at is not null as "userPaused", u.license_id as "licenseId", l.banned_at is not null as "licenseBanned",
       l.paused_at is not null as "licensePaused",
       u.id is not null and exists (
         select from grants g left join licenses gl on gl.id = g.license_id
          where g.app_id = s.app_id and g.user_id = s.user_id and ${RUNNING_GRANT("$3")}
       ) as "isEntitled"
  from unnest($1::text[], $2::text[]) with ordinality as q (app_id, token_hash, n)
  join sessions s on s.app_id = q.app_id and s.token_hash = q.token_hash and s.expires_at > $3::timestamptz
  join applications a on a.id = s.app_id
  left join users u on u.id = s.user_id
  left join licenses l on l.id = u.license_id`;

type Key = { database: Database; appId: string; tokenHash: string };

const loadBatch = () =>
  processSingleton("session-loader", () =>
    createBatcher<Key, ClientSession | null>(async (keys) => {
      const [first] = keys;
      if (!first) return [];
      const parameters = [keys.map((key) => key.appId), keys.map((key) => key.tokenHash), new Date().toISOString()];
      const rows = await first.database.prepared<ClientSession & { n: number }>(LOAD_SESSIONS, parameters);
      const found = new Array<ClientSession | null>(keys.length).fill(null);
      for (const row of rows) found[row.n - 1] = row;
      return found;
    }),
  );

/** The live session of a session id, read together with those of requests that arrive with it. Throws SESSION_NOT_FOUND. */
export async function loadSession(ctx: ServiceContext, token: string): Promise<ClientSession> {
  const appId = sessionTokenAppId(token);
  const session = appId && (await loadBatch()({ database: ctx.database, appId, tokenHash: sha256(token) }));
  if (!session) throw new DomainError("SESSION_NOT_FOUND");
  if (session.isStale) touchSession(ctx, session);
  return session;
}

/** What stands before every operation of a session: the application is there and running. Throws APP_NOT_FOUND, APP_PAUSED. */
export function requireRunningApp(session: ClientSession): void {
  if (!session.isEnabled) throw new DomainError("APP_NOT_FOUND");
  if (session.isPaused) throw new DomainError("APP_PAUSED");
}

/**
 * What stands before every operation of a user, at every request: the log-in, the user, the license that the user
 * stands for, a running subscription. Throws LOGIN_REQUIRED, USER_BANNED, USER_PAUSED, LICENSE_BANNED, LICENSE_PAUSED,
 * NO_SUBSCRIPTION.
 */
export function requireLogin(session: ClientSession): LoggedInSession {
  const { userId, username } = session;
  if (userId === null || username === null) throw new DomainError("LOGIN_REQUIRED");
  if (session.userBanned) throw new DomainError("USER_BANNED");
  if (session.userPaused) throw new DomainError("USER_PAUSED");
  if (session.licenseBanned) throw new DomainError("LICENSE_BANNED");
  if (session.licensePaused) throw new DomainError("LICENSE_PAUSED");
  if (!session.isEntitled) throw new DomainError("NO_SUBSCRIPTION");
  return { ...session, userId, username };
}
