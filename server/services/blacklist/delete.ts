import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { BlacklistTarget } from "./schemas";

/** Lets an address or hardware id back in. Throws APP_NOT_FOUND, ENTRY_NOT_FOUND. */
export function deleteBlacklistEntry(ctx: ServiceContext, raw: z.input<typeof BlacklistTarget>): Promise<void> {
  const { app: appRef, id } = BlacklistTarget.parse(raw);
  const { blacklist: t } = schema;
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const [gone] = await ctx.db
      .delete(t)
      .where(and(eq(t.appId, app.id), eq(t.id, id)))
      .returning({ type: t.type, value: t.value });
    if (!gone) throw new DomainError("ENTRY_NOT_FOUND");
    await recordAudit(ctx, { action: "blacklist.removed", appId: app.id, targetId: id, data: gone });
  });
}
