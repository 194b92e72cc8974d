import { eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { findOwnedApp } from "../app";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { findUser, lockUser } from "./find";
import { UserTarget } from "./schemas";
import type { UserView } from "./view";

/** Frees a user from the hardware they are bound to: the next log-in binds anew. Throws APP_NOT_FOUND, USER_NOT_FOUND. */
export function resetUserHwid(ctx: ServiceContext, raw: z.input<typeof UserTarget>): Promise<UserView> {
  const { app: appRef, user: ref } = UserTarget.parse(raw);
  const { userHwids } = schema;
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const { id } = await lockUser(ctx, app, ref);
    const gone = await ctx.db.delete(userHwids).where(eq(userHwids.userId, id)).returning({ hwid: userHwids.hwid });
    const data = { hwids: gone.length };
    await recordAudit(ctx, { action: "user.hwid_reset", appId: app.id, targetId: id, data });
    return findUser(ctx, app, { id });
  });
}
