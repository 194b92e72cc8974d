import { and, eq, or } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { inOrder } from "@/db/order";
import { contains } from "@/db/search";
import { findOwnedApp, keptCount } from "../app";
import { type PageOf, pageOf } from "../atoms";
import type { ServiceContext } from "../context";
import { ListLogsInput } from "./schemas";
import { settleLogs } from "./write";

/** A log entry as the database holds it. */
export type LogEntry = typeof schema.logs.$inferSelect;

/**
 * A page of what happened in an application, newest first, by action and by what name, address or data contain.
 * Everything that this process replied before is in it. Throws APP_NOT_FOUND.
 */
export async function listLogs(ctx: ServiceContext, raw: z.input<typeof ListLogsInput>): Promise<PageOf<LogEntry>> {
  const { app: appRef, page, limit, action, search, sort } = ListLogsInput.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  await settleLogs(ctx);
  const { logs: t } = schema;
  const isFiltered = Boolean(action || search);
  const matches = search
    ? or(contains(t.username, search), contains(t.ip, search), contains(t.data, search))
    : undefined;
  const where = and(eq(t.appId, app.id), action ? eq(t.action, action) : undefined, matches);
  const total = isFiltered ? await ctx.db.$count(t, where) : await keptCount(ctx, app, "logs");
  const rows = await ctx.db
    .select()
    .from(t)
    .where(where)
    .orderBy(...inOrder(t, sort, {}))
    .limit(limit)
    .offset((page - 1) * limit);
  return pageOf(rows, total, page, limit);
}
