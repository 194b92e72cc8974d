import type { z } from "zod";
import type { ServiceContext } from "../context";
import { readAppCounts } from "./counts";
import { findOwnedApp } from "./find";
import { type OwnApp, revealApp } from "./reveal";
import { AppTarget } from "./schemas";

/** How much an application has. */
export type AppStats = { users: number; licenses: number; activeSessions: number; logs: number };

/** One of the actor's applications with its counts. Throws APP_NOT_FOUND. */
export async function getApp(
  ctx: ServiceContext,
  raw: z.input<typeof AppTarget>,
): Promise<{ app: OwnApp; stats: AppStats }> {
  const app = await findOwnedApp(ctx, AppTarget.parse(raw).app);
  const { users, licenses, sessions, logs } = await readAppCounts(ctx, app.id);
  return { app: revealApp(app), stats: { users, licenses, activeSessions: sessions, logs } };
}
