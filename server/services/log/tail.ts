import { and, eq, gt } from "drizzle-orm";
import type { z } from "zod";
import { type Database, schema } from "@/db/client";
import { newestFirst } from "@/db/order";
import { DomainError } from "@/server/errors";
import { logger } from "@/server/lib/logger";
import { processSingleton } from "@/server/lib/process-singleton";
import { holdSignIn } from "../account";
import { findOwnedApp } from "../app";
import { actingAccountId, type ServiceContext } from "../context";
import type { LogEntry } from "./list";
import { TailLogsInput } from "./schemas";
import { flushLogs } from "./write";

const POLL_MS = 500;
/** Entries are written behind the reply, also by other instances, so some arrive with a moment that has passed. */
const LATE_MS = 15_000;
/** Most new entries that one second hands on; of more, the newest. */
const BATCH_MAX = 500;
/** How many tails of one account may be open. */
const LISTENERS_MAX = 5;

type Listener = {
  accountId: string;
  /** Throws a refusal once the listener may not hear any more. */
  mayHear(): Promise<void>;
  hear(entries: readonly LogEntry[]): void;
  end(why: DomainError): void;
};
type Tail = { listeners: Set<Listener>; stop(): void };

/** The open tails of this process by application: however many listen, the log is read twice a second. */
const tails = () => processSingleton("log-tails", () => new Map<string, Tail>());

function openTail(database: Database, appId: string): Tail {
  const listeners = new Set<Listener>();
  const seen = new Map<string, number>();
  const begun = Date.now();
  let timer: NodeJS.Timeout | undefined;

  /** Ends those whose sign-in or application is gone. A database that is away says nothing, and nobody hears anything. */
  const turnAway = (listener: Listener) =>
    listener.mayHear().catch((thrown: unknown) => {
      if (!(thrown instanceof DomainError)) throw thrown;
      listener.end(thrown);
      listeners.delete(listener);
    });

  async function poll() {
    try {
      await Promise.all([...listeners].map(turnAway));
      await flushLogs();
      const since = new Date(Math.max(begun, Date.now() - LATE_MS));
      const { logs: t } = schema;
      const rows = await database.orm
        .select()
        .from(t)
        .where(and(eq(t.appId, appId), gt(t.createdAt, since)))
        .orderBy(...newestFirst(t))
        .limit(BATCH_MAX);
      const fresh = rows.filter(({ id }) => !seen.has(id)).reverse();
      for (const [id, at] of seen) if (at < since.getTime()) seen.delete(id);
      for (const { id, createdAt } of fresh) seen.set(id, createdAt.getTime());
      if (fresh.length > 0) for (const listener of listeners) listener.hear(fresh);
    } catch (error) {
      logger().warn({ err: error }, "a log could not be followed");
    }
    if (listeners.size > 0) plan();
  }
  const plan = () => {
    timer = setTimeout(() => void poll(), POLL_MS);
    timer.unref();
  };
  plan();
  return { listeners, stop: () => clearTimeout(timer) };
}

function listen(database: Database, appId: string, listener: Listener): () => void {
  let open = 0;
  for (const { listeners } of tails().values()) {
    for (const { accountId } of listeners) if (accountId === listener.accountId) open += 1;
  }
  if (open >= LISTENERS_MAX) {
    const message = `${LISTENERS_MAX} live logs are open already. Close one of them`;
    throw new DomainError("RATE_LIMITED", { message, retryAfterSeconds: 30 });
  }
  const tail = tails().get(appId) ?? openTail(database, appId);
  tails().set(appId, tail);
  tail.listeners.add(listener);
  return () => {
    tail.listeners.delete(listener);
    if (tail.listeners.size > 0) return;
    tail.stop();
    if (tails().get(appId) === tail) tails().delete(appId);
  };
}

/** Ends every tail of this process, so that it can stop; listeners hear UNAVAILABLE and may come back. */
export function stopTails(): void {
  for (const { listeners } of tails().values()) {
    for (const listener of [...listeners]) listener.end(new DomainError("UNAVAILABLE", { retryAfterSeconds: 2 }));
  }
}

/**
 * What happens in an application from now on, in batches, oldest first, as it is written; until `signal` aborts, or
 * within a second after what opened it is gone. Throws APP_NOT_FOUND (also when the application goes), UNAUTHENTICATED
 * (the browser session or the password has gone), RATE_LIMITED (too many tails), UNAVAILABLE (the process stops).
 */
export async function* tailLogs(
  ctx: ServiceContext,
  raw: z.input<typeof TailLogsInput>,
  signal: AbortSignal,
): AsyncGenerator<LogEntry[]> {
  const stillHolds = await holdSignIn(ctx);
  const app = await findOwnedApp(ctx, TailLogsInput.parse(raw).app);
  let heard: LogEntry[] = [];
  let stopped: DomainError | null = null;
  let wake = () => {};
  const stopListening = listen(ctx.database, app.id, {
    accountId: actingAccountId(ctx),
    async mayHear() {
      await stillHolds();
      await findOwnedApp(ctx, { id: app.id });
    },
    hear(entries) {
      // Who reads too slowly loses the oldest.
      heard = [...heard, ...entries].slice(-BATCH_MAX);
      wake();
    },
    end(why) {
      stopped = why;
      heard = [];
      wake();
    },
  });
  const onAbort = () => wake();
  signal.addEventListener("abort", onAbort);
  try {
    while (!signal.aborted) {
      if (stopped) throw stopped;
      if (heard.length > 0) {
        const batch = heard;
        heard = [];
        yield batch;
        continue;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    signal.removeEventListener("abort", onAbort);
    stopListening();
  }
}
