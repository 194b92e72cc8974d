import { and, eq, or } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { byCreation } from "@/db/order";
import { contains } from "@/db/search";
import { findOwnedApp, keptCount } from "../app";
import { type PageOf, pageOf } from "../atoms";
import type { ServiceContext } from "../context";
import { pickPage } from "../paging";
import { ListLogsInput } from "./schemas";
import { settleLogs } from "./write";

/** A log entry as the database holds it. */
export type LogEntry = typeof schema.logs.$inferSelect;

/**
 * A page of what happened in an application, newest first, by action and by what name, address or data contain.
 * Everything that this process replied before is in it. Throws APP_NOT_FOUND.
 */
export async function listLogs(ctx: ServiceContext, raw: z.input<typeof ListLogsInput>): Promise<PageOf<LogEntry>> {
  const { app: appRef, page, limit, action, search, sort, countUpTo } = ListLogsInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  await settleLogs(ctx);
  const { logs: t } = schema;
  const isFiltered = Boolean(action || search);
  const matches = search
    ? or(contains(t.username, search), contains(t.ip, search), contains(t.data, search))
    : undefined;
  const where = and(eq(t.appId, app.id), action ? eq(t.action, action) : undefined, matches);
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
