import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { type Account, accountColumns } from "./account";
import { SetPlanAndRoleInput } from "./schemas";

/** Changes what an account may use or do. For the operator alone. Throws PERMISSION_DENIED, ACCOUNT_NOT_FOUND. */
export async function setPlanAndRole(ctx: ServiceContext, raw: z.input<typeof SetPlanAndRoleInput>): Promise<Account> {
  const { username, plan, role } = SetPlanAndRoleInput.parse(raw);
  if (ctx.actor.kind !== "operator") throw new DomainError("PERMISSION_DENIED");
  const change = { ...(plan && { plan }), ...(role && { role }) };
  return transaction(ctx, async (ctx) => {
    const [account] = await ctx.db
      .update(schema.accounts)
      .set(change)
      .where(eq(sql`lower(${schema.accounts.username})`, sql`lower(${username})`))
      .returning(accountColumns);
    if (!account) throw new DomainError("ACCOUNT_NOT_FOUND");
    await recordAudit(ctx, {
      action: "account.changed_by_operator",
      accountId: account.id,
      targetId: account.id,
      data: change,
    });
    return account;
  });
}
