import { sql } from "@/db/client";
import { database } from "@/server/database";
import { processSingleton } from "@/server/lib/process-singleton";
import { createWriteBehind } from "@/server/lib/write-behind";
import type { ServiceContext } from "../context";

type SeenSession = { app_id: string; token_hash: string; at: string };
type SeenUser = { app_id: string; user_id: string; ip: string; at: string };

const seenSessions = () =>
  processSingleton("seen-sessions", () =>
    createWriteBehind<SeenSession>(
      "seen sessions",
      async (rows) => {
        const { orm } = await database();
        await orm.execute(sql`
        with free as (
          select s.app_id, s.token_hash, q.at
            from json_to_recordset(${JSON.stringify(rows)}::json) as q (app_id text, token_hash text, at timestamptz)
            join sessions s on s.app_id = q.app_id and s.token_hash = q.token_hash and s.last_seen_at < q.at
             -- Whoever holds a session is ending it, or sees it at this moment.
             for no key update of s skip locked)
        update sessions s set last_seen_at = free.at from free
         where s.app_id = free.app_id and s.token_hash = free.token_hash`);
      },
      ({ app_id }) => app_id,
    ),
  );

const seenUsers = () =>
  processSingleton("seen-users", () =>
    createWriteBehind<SeenUser>(
      "seen users",
      async (rows) => {
        // One row a user: an update that meets a row twice takes any of the two.
        const latest = new Map(rows.map((row) => [row.user_id, row]));
        const { orm } = await database();
        await orm.execute(sql`
        with held as (
          select u.id, u.app_id, q.ip, q.at
            from json_to_recordset(${JSON.stringify([...latest.values()])}::json)
                   as q (app_id text, user_id text, ip text, at timestamptz)
            join users u on u.app_id = q.app_id and u.id = q.user_id
           -- In the order in which everybody takes users.
           order by u.id for no key update of u)
        update users u set last_login_at = held.at, last_ip = held.ip from held
         where u.app_id = held.app_id and u.id = held.id`);
      },
      ({ app_id }) => app_id,
    ),
  );

/** Notes behind the reply that a session is in use. */
export function touchSession(ctx: ServiceContext, session: { appId: string; tokenHash: string }): void {
  seenSessions().add({ app_id: session.appId, token_hash: session.tokenHash, at: ctx.now().toISOString() });
}

/** Notes behind the reply that a user logged in, and from where. */
export function touchUser(ctx: ServiceContext, appId: string, userId: string): void {
  seenUsers().add({ app_id: appId, user_id: userId, ip: ctx.ip, at: ctx.now().toISOString() });
}
