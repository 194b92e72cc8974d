import { eq } from "drizzle-orm";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import type { ServiceContext } from "../context";

/**
 * Lets accounts of role `admin` pass, as the database has them now; keys of theirs do not count. Throws
 * PERMISSION_DENIED. For reading alone: a change locks the admins in its own transaction, see `lockAdmins`.
 */
export async function requireAdmin(ctx: ServiceContext): Promise<void> {
  const { accounts } = schema;
  if (ctx.actor.kind !== "account") throw new DomainError("PERMISSION_DENIED");
  const [account] = await ctx.db
    .select({ role: accounts.role })
    .from(accounts)
    .where(eq(accounts.id, ctx.actor.accountId));
  if (account?.role !== "admin") throw new DomainError("PERMISSION_DENIED");
}

/**
 * The ids of all admins, none of whom stops being one before the transaction ends. Of two who take the role from each
 * other at once, the later one waits here and is then no admin any more.
 */
export async function lockAdmins(ctx: ServiceContext): Promise<string[]> {
  const { accounts } = schema;
  const admins = await ctx.db
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.role, "admin"))
    .orderBy(accounts.id)
    .for("update");
  return admins.map(({ id }) => id);
}
