import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { hashPassword } from "@/server/lib/password";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { type Account, accountColumns } from "./account";
import { refuseGuessable } from "./guessable";
import { provePassword } from "./prove-password";
import { ChangePasswordInput } from "./schemas";

/**
 * Sets a new password and ends everything that the old one opened: bearer tokens and browser sessions, the caller's
 * own too. Throws INVALID_CREDENTIALS for a wrong current password, INVALID_INPUT for a new one that others would
 * try first, RATE_LIMITED, UNAVAILABLE.
 */
export async function changePassword(ctx: ServiceContext, raw: z.input<typeof ChangePasswordInput>): Promise<Account> {
  const { currentPassword, newPassword } = ChangePasswordInput.parse(raw);
  const proven = await provePassword(ctx, currentPassword);
  await refuseGuessable("newPassword", newPassword, proven);
  const passwordHash = await hashPassword(newPassword, ctx);
  const { accounts, accountSessions } = schema;
  return transaction(ctx, async (ctx) => {
    const [account] = await ctx.db
      .update(accounts)
      .set({ passwordHash, tokenVersion: sql`${accounts.tokenVersion} + 1` })
      .where(and(eq(accounts.id, proven.id), eq(accounts.tokenVersion, proven.tokenVersion)))
      .returning(accountColumns);
    if (!account) throw new DomainError("INVALID_CREDENTIALS", { message: "The current password is wrong" });
    await ctx.db.delete(accountSessions).where(eq(accountSessions.accountId, account.id));
    await recordAudit(ctx, { action: "account.password_changed", targetId: account.id });
    return account;
  });
}
