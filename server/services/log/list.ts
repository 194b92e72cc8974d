import { and, eq, or, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { byCreation, newestFirst } from "@/db/order";
import { contains } from "@/db/search";
import { findOwnedApp, keptCount } from "../app";
import { type PageOf, pageOf } from "../atoms";
import type { ServiceContext } from "../context";
import { momentOf, pagesFromNewest, pickPage } from "../paging";
import { ListLogsInput } from "./schemas";
import { settleLogs } from "./write";

/** A log entry as the database holds it. */
export type LogEntry = typeof schema.logs.$inferSelect;

type Narrowed = Pick<z.output<typeof ListLogsInput>, "action" | "search">;

const { logs: t } = schema;

function logFilter(app: { id: string }, { action, search }: Narrowed): SQL | undefined {
  const matches = search
    ? or(...[t.username, t.machineUser, t.ip, t.data].map((column) => contains(column, search)))
    : undefined;
  return and(eq(t.appId, app.id), action ? eq(t.action, action) : undefined, matches);
}

/**
 * A page of what happened in an application, newest first, by action and by what name, address or data contain.
 * Everything that this process replied before is in it. Throws APP_NOT_FOUND.
 */
export async function listLogs(ctx: ServiceContext, raw: z.input<typeof ListLogsInput>): Promise<PageOf<LogEntry>> {
  const { app: appRef, page, limit, action, search, sort, countUpTo } = ListLogsInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  await settleLogs(ctx);
  const isFiltered = Boolean(action || search);
  const where = logFilter(app, { action, search });
  const kept = isFiltered ? undefined : await keptCount(ctx, app, "logs");
  const descending = sort?.descending ?? true;
  const order = byCreation(t);
  const picked = await pickPage(ctx, t, { where, kept, countUpTo, order, descending, page, limit });
  const rows = await ctx.db
    .select()
    .from(t)
    .where(picked.where)
    .orderBy(...picked.orderBy);
  return pageOf(rows, picked.total, page, limit, picked.isCapped);
}

/**
 * Everything that a list of logs shows, newest first, in pages of `size`, each by a query of its own that starts where
 * the last one ended. Throws APP_NOT_FOUND at the first page.
 */
export async function* pagesOfLogs(
  ctx: ServiceContext,
  raw: z.input<typeof ListLogsInput>,
  size = 1_000,
): AsyncGenerator<LogEntry[]> {
  const { app: appRef, ...narrowed } = ListLogsInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  await settleLogs(ctx);
  yield* pagesFromNewest(t, size, (after) =>
    ctx.db
      .select({ row: t, moment: momentOf(t) })
      .from(t)
      .where(and(logFilter(app, narrowed), after))
      .orderBy(...newestFirst(t))
      .limit(size),
  );
}
