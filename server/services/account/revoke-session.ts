import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { recordAudit } from "../audit";
import { actingAccountId, type ServiceContext, transaction } from "../context";
import { RevokeBrowserSessionInput } from "./schemas";

/** Signs one browser of the actor's account out at once. Throws SIGN_IN_NOT_FOUND, also for somebody else's. */
export async function revokeBrowserSession(
  ctx: ServiceContext,
  raw: z.input<typeof RevokeBrowserSessionInput>,
): Promise<void> {
  const { sessionId } = RevokeBrowserSessionInput.parse(raw);
  const { accountSessions: sessions } = schema;
  return transaction(ctx, async (ctx) => {
    const gone = await ctx.db
      .delete(sessions)
      .where(and(eq(sessions.id, sessionId), eq(sessions.accountId, actingAccountId(ctx))))
      .returning({ id: sessions.id });
    if (gone.length === 0) throw new DomainError("SIGN_IN_NOT_FOUND");
    await recordAudit(ctx, { action: "account.signed_out_elsewhere", targetId: sessionId });
  });
}
