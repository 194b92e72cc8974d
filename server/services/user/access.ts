import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { findOwnedApp } from "../app";
import type { ServiceContext } from "../context";
import { findUser } from "./find";
import { UserTarget } from "./schemas";

const { grants, subscriptions, licenses, userHwids } = schema;

/**
 * What a user may use, and from which machines: their grants, highest level first, each with the license it came from
 * and whether that one is banned or paused now, and the HWIDs they are bound to, oldest first.
 * Throws APP_NOT_FOUND, USER_NOT_FOUND.
 */
export async function getUserAccess(ctx: ServiceContext, raw: z.input<typeof UserTarget>) {
  const { app: appRef, user: ref } = UserTarget.parse(raw);
  const app = await findOwnedApp(ctx, appRef);
  const user = await findUser(ctx, app, ref);
  const granted = await ctx.db
    .select({
      id: grants.id,
      subscription: subscriptions.name,
      level: grants.level,
      licenseId: grants.licenseId,
      licenseKey: licenses.licenseKey,
      isHeld: sql<boolean>`coalesce(${licenses.bannedAt}, ${licenses.pausedAt}) is not null`,
      expiresAt: grants.expiresAt,
      createdAt: grants.createdAt,
    })
    .from(grants)
    .innerJoin(subscriptions, eq(subscriptions.id, grants.subscriptionId))
    .leftJoin(licenses, eq(licenses.id, grants.licenseId))
    .where(and(eq(grants.appId, app.id), eq(grants.userId, user.id)))
    .orderBy(desc(grants.level), sql`${grants.expiresAt} desc nulls first`, asc(grants.id));
  const hwids = await ctx.db
    .select({ hwid: userHwids.hwid, createdAt: userHwids.createdAt })
    .from(userHwids)
    .where(and(eq(userHwids.appId, app.id), eq(userHwids.userId, user.id)))
    .orderBy(asc(userHwids.createdAt), asc(userHwids.hwid));
  return { grants: granted, hwids };
}
