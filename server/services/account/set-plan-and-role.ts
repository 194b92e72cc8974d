import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { type Account, accountColumns } from "./account";
import { lockAdmins } from "./require-admin";
import { SetPlanAndRoleInput } from "./schemas";

/**
 * Changes what an account may use or do, from its next request on. For the operator, and for accounts that are admins
 * while the change is made. Throws PERMISSION_DENIED, ACCOUNT_NOT_FOUND, LAST_ADMIN to the only admin who would stop
 * being one; the operator may take the role from anyone.
 */
export async function setPlanAndRole(ctx: ServiceContext, raw: z.input<typeof SetPlanAndRoleInput>): Promise<Account> {
  const { username, plan, role } = SetPlanAndRoleInput.parse(raw);
  const change = { ...(plan && { plan }), ...(role && { role }) };
  return transaction(ctx, async (ctx) => {
    const isOperator = ctx.actor.kind === "operator";
    const admins = isOperator ? [] : await lockActingAdmin(ctx);
    const [account] = await ctx.db
      .update(schema.accounts)
      .set(change)
      .where(eq(sql`lower(${schema.accounts.username})`, sql`lower(${username})`))
      .returning(accountColumns);
    if (!account) throw new DomainError("ACCOUNT_NOT_FOUND");
    if (account.role !== "admin" && admins.length === 1 && admins[0] === account.id)
      throw new DomainError("LAST_ADMIN");
    await recordAudit(ctx, {
      action: isOperator ? "account.changed_by_operator" : "account.changed_by_admin",
      accountId: account.id,
      targetId: account.id,
      data: change,
    });
    return account;
  });
}

/** Locks the admins and gives them, if the actor is one of them. */
async function lockActingAdmin(ctx: ServiceContext): Promise<string[]> {
  const { actor } = ctx;
  if (actor.kind !== "account") throw new DomainError("PERMISSION_DENIED");
  const admins = await lockAdmins(ctx);
  if (!admins.includes(actor.accountId)) throw new DomainError("PERMISSION_DENIED");
  return admins;
}
