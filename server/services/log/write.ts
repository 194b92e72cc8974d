import { sql } from "@/db/client";
import { database } from "@/server/database";
import { processSingleton } from "@/server/lib/process-singleton";
import { newId } from "@/server/lib/random-key";
import { createWriteBehind } from "@/server/lib/write-behind";
import type { ServiceContext } from "../context";

/** Longest `data` that a log entry keeps. */
const DATA_MAX = 2_000;

type LogRow = {
  id: string;
  app_id: string;
  action: string;
  username: string | null;
  machine_user: string | null;
  ip: string;
  data: string | null;
  created_at: string;
};

const queue = () =>
  processSingleton("logs", () =>
    createWriteBehind<LogRow>(
      "logs",
      async (rows) => {
        const { orm } = await database();
        // An application may have gone since: its rows are passed over, the others stay.
        await orm.execute(sql`
        insert into logs (id, app_id, action, username, machine_user, ip, data, created_at)
        select q.id, q.app_id, q.action, q.username, q.machine_user, q.ip, q.data, q.created_at
          from json_to_recordset(${JSON.stringify(rows)}::json)
                 as q (id text, app_id text, action text, username text, machine_user text, ip text, data text,
                       created_at timestamptz)
          join applications a on a.id = q.app_id
            on conflict (id) do nothing`);
      },
      ({ app_id }) => app_id,
    ),
  );

/**
 * At most `DATA_MAX` characters of a text, no character halved, as a string of its own: a slice would keep all of the
 * request that it was cut from in memory for as long as it waits to be written.
 */
const clip = (text: string | null | undefined): string | null =>
  typeof text === "string"
    ? Buffer.from(text.slice(0, DATA_MAX).replace(/[\ud800-\udbff]$/, ""), "utf8").toString("utf8")
    : null;

/** Notes what a client did, behind the reply. */
export function addLog(
  ctx: ServiceContext,
  entry: {
    appId: string;
    action: string;
    username?: string | null;
    machineUser?: string | undefined;
    data?: string | undefined;
  },
): void {
  queue().add({
    id: newId(),
    app_id: entry.appId,
    action: entry.action,
    username: clip(entry.username),
    machine_user: clip(entry.machineUser),
    ip: ctx.ip,
    data: clip(entry.data),
    created_at: ctx.now().toISOString(),
  });
}

/** Writes what this process has noted so far, as well as it can: a list never fails because that did. */
export const flushLogs = (): Promise<void> => queue().settled();

/** The same before a verb reads or clears logs; inside a transaction nothing else can be written, and nothing is. */
export const settleLogs = (ctx: ServiceContext): Promise<void> =>
  ctx.db === ctx.database.orm ? flushLogs() : Promise.resolve();
