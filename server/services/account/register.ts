import type { z } from "zod";
import { schema } from "@/db/client";
import { environment } from "@/server/env";
import { DomainError } from "@/server/errors";
import { hashPassword } from "@/server/lib/password";
import { newAccountId } from "@/server/lib/random-key";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { createSellerKey } from "../seller-key";
import { type Account, accountColumns } from "./account";
import { refuseGuessable } from "./guessable";
import { RegisterAccountInput } from "./schemas";

/**
 * Makes an account with its first seller key. Plan: DEFAULT_PLAN; role: always `user`.
 * Throws ACCOUNT_EXISTS when the username or the email address is taken, compared without case; INVALID_INPUT
 * for a password that others would try first; UNAVAILABLE.
 */
export async function registerAccount(
  ctx: ServiceContext,
  raw: z.input<typeof RegisterAccountInput>,
): Promise<Account> {
  const { username, email, password } = RegisterAccountInput.parse(raw);
  await refuseGuessable("password", password, { username, email });
  const passwordHash = await hashPassword(password, ctx);
  return transaction(ctx, async (ctx) => {
    const [account] = await ctx.db
      .insert(schema.accounts)
      .values({
        id: newAccountId(),
        username,
        email,
        passwordHash,
        plan: environment().defaultPlan,
        createdAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning(accountColumns);
    if (!account) throw new DomainError("ACCOUNT_EXISTS");
    const owner: ServiceContext = { ...ctx, actor: { kind: "account", accountId: account.id, sessionId: null } };
    await createSellerKey(owner, { name: "Default" });
    await recordAudit(owner, { action: "account.registered", targetId: account.id });
    return account;
  });
}
