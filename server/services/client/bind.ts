import type { Database } from "@/db/client";
import { DomainError } from "@/server/errors";
import { createBatcher } from "@/server/lib/batch";
import { processSingleton } from "@/server/lib/process-singleton";
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

const BIND_SESSIONS = `
update sessions s set user_id = u.id, hwid = nullif(q.hwid, ''), last_seen_at = q.at::timestamptz
  from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
         as q (app_id, token_hash, user_id, hwid, rebinds, at)
  join users u on u.id = q.user_id
 where s.app_id = q.app_id and s.token_hash = q.token_hash and s.expires_at > q.at::timestamptz
   and (s.user_id is null or s.user_id = q.user_id or q.rebinds = 'yes')
returning s.token_hash as "tokenHash", s.user_id as "userId"`;

const bindBatch = () =>
  processSingleton("session-binder", () =>
    createBatcher<Binding, true>(async (keys) => {
      const [first] = keys;
      if (!first) return [];
      const columns = (["appId", "tokenHash", "userId", "hwid", "rebinds", "at"] as const).map((column) =>
        keys.map((key) => key[column]),
      );
      const rows = await first.database.prepared<{ tokenHash: string; userId: string }>(BIND_SESSIONS, columns);
      const owners = new Map(rows.map((row) => [row.tokenHash, row.userId]));
      return keys.map((key) => {
        const owner = owners.get(key.tokenHash);
        // Of log-ins that arrive together in one session that changes hands, any may be the last.
        const isBound = key.rebinds === "yes" ? owner !== undefined : owner === key.userId;
        return isBound ? true : new DomainError("SESSION_TAKEN");
      });
    }),
  );

/**
 * Gives the session to the user who proved to be one. In native a session never changes hands: that of another user
 * stays theirs. Programs on KeyAuth's SDKs open one session and serve many with it: there the last log-in has it.
 * Throws SESSION_TAKEN.
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
  await bindBatch()({ database: ctx.database, appId, tokenHash, userId, hwid, rebinds, at: ctx.now().toISOString() });
}
