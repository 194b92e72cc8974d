import type { z } from "zod";
import { schema } from "@/db/client";
import { environment } from "@/server/env";
import { DomainError } from "@/server/errors";
import { sha256 } from "@/server/lib/digest";
import { hashPassword } from "@/server/lib/password";
import { newAccountId, newApiKey, newId } from "@/server/lib/random-key";
import { sealSecret } from "@/server/lib/secret-box";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { type Account, accountColumns } from "./account";
import { RegisterAccountInput } from "./schemas";

/**
 * Makes an account with its first seller key. Plan: DEFAULT_PLAN; role: always `user`.
 * Throws ACCOUNT_EXISTS when the username or the email address is taken, compared without case; UNAVAILABLE.
 */
export async function registerAccount(
  ctx: ServiceContext,
  raw: z.input<typeof RegisterAccountInput>,
): Promise<Account> {
  const { username, email, password } = RegisterAccountInput.parse(raw);
  const passwordHash = await hashPassword(password);
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
    const key = newApiKey("ka");
    await ctx.db.insert(schema.sellerKeys).values({
      id: newId(),
      accountId: account.id,
      name: "Default",
      keyHash: sha256(key),
      keyBox: sealSecret(key),
      createdAt: ctx.now(),
    });
    await recordAudit(ctx, { action: "account.registered", accountId: account.id, targetId: account.id });
    return account;
  });
}
