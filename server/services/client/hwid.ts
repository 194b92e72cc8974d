import { eq } from "drizzle-orm";
import { schema, sql } from "@/db/client";
import { DomainError } from "@/server/errors";
import { type ServiceContext, transaction } from "../context";
import type { ClientSession } from "./session";
import type { Subject } from "./subject";

/**
 * Whether the HWID lets the user in as it stands (`passes`) or has to be bound first (`binds`). Compared exactly; with
 * the lock on and one bound, a missing one is refused. Throws HWID_MISMATCH.
 */
export function judgeHwid(session: ClientSession, subject: Subject, hwid: string): "passes" | "binds" {
  const isFirst = subject.hwids.length === 0;
  if (hwid !== "" && isFirst) return "binds";
  if (!session.hwidLock || isFirst || subject.hwids.includes(hwid)) return "passes";
  if (hwid === "") throw new DomainError("HWID_MISMATCH");
  return "binds";
}

/**
 * Binds a HWID to a user, as long as there is room; the user's row is locked meanwhile, so that any number of clients
 * at once bind exactly what fits. The implicit user of a license makes room by paying uses of it.
 * Throws HWID_MISMATCH, USER_NOT_FOUND.
 */
export function bindHwid(ctx: ServiceContext, app: { id: string }, userId: string, hwid: string): Promise<void> {
  return transaction(ctx, async (ctx) => {
    const { users, userHwids } = schema;
    const [user] = await ctx.db.select().from(users).where(eq(users.id, userId)).for("update");
    if (!user) throw new DomainError("USER_NOT_FOUND");
    const bound = await ctx.db.select({ hwid: userHwids.hwid }).from(userHwids).where(eq(userHwids.userId, userId));
    if (bound.some((row) => row.hwid === hwid)) return;
    if (bound.length > 0 && bound.length >= Math.max(user.deviceLimit, user.paidUses)) {
      if (user.licenseId === null) throw new DomainError("HWID_MISMATCH");
      await payForHwid(ctx, userId, user.licenseId);
    }
    await ctx.db.insert(userHwids).values({ appId: app.id, userId, hwid, createdAt: ctx.now() });
  });
}

async function payForHwid(ctx: ServiceContext, userId: string, licenseId: string): Promise<void> {
  const { licenses: l, users: u } = schema;
  const paid = await ctx.db
    .update(l)
    .set({ uses: sql`${l.uses} + 1` })
    .where(sql`${l.id} = ${licenseId} and ${l.uses} < ${l.maxUses}`)
    .returning({ id: l.id });
  if (paid.length === 0) throw new DomainError("HWID_MISMATCH");
  await ctx.db
    .update(u)
    .set({ paidUses: sql`${u.paidUses} + 1` })
    .where(eq(u.id, userId));
}
