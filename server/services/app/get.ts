import type { z } from "zod";
import type { ServiceContext } from "../context";
import { type AppStats, readAppCounts, statsFrom } from "./counts";
import { findOwnedApp } from "./find";
import { type OwnApp, revealApp } from "./reveal";
import { AppTarget } from "./schemas";

/** An application as its owner sees it, with how much it has. */
export type OwnAppWithStats = OwnApp & { stats: AppStats };

/** One of the actor's applications with its counts. Throws APP_NOT_FOUND. */
export async function getApp(ctx: ServiceContext, raw: z.input<typeof AppTarget>): Promise<OwnAppWithStats> {
  const app = await findOwnedApp(ctx, AppTarget.parse(raw).app);
  const counts = await readAppCounts(ctx, [app.id]);
  return { ...revealApp(app), stats: statsFrom(counts.get(app.id)) };
}
