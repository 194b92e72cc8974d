import { and, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { findOwnedApp } from "../app";
import { recordAudits } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { findUser, lockUser } from "./find";
import { UserTarget } from "./schemas";
import type { UserView } from "./view";

/** Frees a user from the hardware they are bound to: the next log-in binds anew. Throws APP_NOT_FOUND, USER_NOT_FOUND. */
export function resetUserHwid(ctx: ServiceContext, raw: z.input<typeof UserTarget>): Promise<UserView> {
  const { app: appRef, user: ref } = UserTarget.parse(raw);
  return transaction(ctx, async (ctx) => {
    const app = await findOwnedApp(ctx, appRef);
    const { id } = await lockUser(ctx, app, ref);
    await unbind(ctx, app, [id]);
    return findUser(ctx, app, { id });
  });
}

/** Unbinds users that the caller has locked from all hardware, and writes each down with how much that was. */
export async function unbind(ctx: ServiceContext, app: { id: string }, ids: readonly string[]): Promise<void> {
  const { userHwids } = schema;
  if (ids.length === 0) return;
  const gone = await ctx.db
    .delete(userHwids)
    .where(and(eq(userHwids.appId, app.id), inArray(userHwids.userId, [...ids])))
    .returning({ userId: userHwids.userId });
  const counts = new Map<string, number>();
  for (const { userId } of gone) counts.set(userId, (counts.get(userId) ?? 0) + 1);
  await recordAudits(
    ctx,
    ids.map((id) => ({
      action: "user.hwid_reset",
      appId: app.id,
      targetId: id,
      data: { hwids: counts.get(id) ?? 0 },
    })),
  );
}
