import { desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { type PageOf, pageOf } from "../atoms";
import { actingAccountId, type ServiceContext } from "../context";
import { readAppCounts, statsFrom } from "./counts";
import type { OwnAppWithStats } from "./get";
import { type OwnApp, revealApp } from "./reveal";
import { ListAppsInput } from "./schemas";

const { applications } = schema;

const ownApps = (ctx: ServiceContext) => eq(applications.ownerId, actingAccountId(ctx));

const latestFirst = (ctx: ServiceContext) =>
  ctx.db
    .select()
    .from(applications)
    .where(ownApps(ctx))
    .orderBy(desc(applications.createdAt), desc(applications.id))
    .$dynamic();

/** All of the actor's applications with their counts, latest first. */
export async function listApps(ctx: ServiceContext): Promise<OwnAppWithStats[]> {
  const rows = await latestFirst(ctx);
  const counts = await readAppCounts(
    ctx,
    rows.map((app) => app.id),
  );
  return rows.map((app) => ({ ...revealApp(app), stats: statsFrom(counts.get(app.id)) }));
}

/** A page of the actor's applications, latest first. */
export async function listAppsPage(
  ctx: ServiceContext,
  raw: z.input<typeof ListAppsInput> = {},
): Promise<PageOf<OwnApp>> {
  const { page, limit } = ListAppsInput.parse(raw);
  const total = await ctx.db.$count(applications, ownApps(ctx));
  const rows = await latestFirst(ctx)
    .limit(limit)
    .offset((page - 1) * limit);
  return pageOf(rows.map(revealApp), total, page, limit);
}
