import { and, eq, ne } from "drizzle-orm";
import { schema } from "@/db/client";
import { recordAudit } from "../audit";
import { actingAccountId, type ServiceContext, transaction } from "../context";

/**
 * Signs every browser of the actor's account out at once but the one that asks, and gives their number. Bearer tokens
 * are none: those end with a new password.
 */
export async function revokeOtherBrowserSessions(ctx: ServiceContext): Promise<{ deleted: number }> {
  const { accountSessions: t } = schema;
  const current = ctx.actor.kind === "account" ? ctx.actor.sessionId : null;
  return transaction(ctx, async (ctx) => {
    const isOther = and(eq(t.accountId, actingAccountId(ctx)), current ? ne(t.id, current) : undefined);
    const gone = await ctx.db.delete(t).where(isOther).returning({ id: t.id });
    const deleted = gone.length;
    if (deleted > 0) await recordAudit(ctx, { action: "account.signed_out_everywhere_else", data: { deleted } });
    return { deleted };
  });
}
