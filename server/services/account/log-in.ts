import { and, eq, or, sql } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { throttleGuesses } from "@/server/lib/guess-throttle";
import { hashPassword, isOutdatedHash, verifyPassword } from "@/server/lib/password";
import type { ServiceContext } from "../context";
import { type Account, accountColumns } from "./account";
import { LogInInput } from "./schemas";

/**
 * The account that a username (or email address) and password prove. Throws INVALID_CREDENTIALS, for an unknown name
 * just as for a wrong password and after the same time; RATE_LIMITED after too many wrong ones; UNAVAILABLE.
 */
export async function logIn(ctx: ServiceContext, raw: z.input<typeof LogInInput>): Promise<Account> {
  const { username, password } = LogInInput.parse(raw);
  const { accounts } = schema;
  const name = sql`lower(${username})`;
  const [found] = await ctx.db
    .select({ id: accounts.id, passwordHash: accounts.passwordHash, tokenVersion: accounts.tokenVersion })
    .from(accounts)
    .where(or(eq(sql`lower(${accounts.username})`, name), eq(sql`lower(${accounts.email})`, name)));
  const isRight = await throttleGuesses(`account ${found?.id ?? username.toLowerCase()}`, ctx.ip, () =>
    verifyPassword(found?.passwordHash, password, ctx),
  );
  if (!found || !isRight) throw new DomainError("INVALID_CREDENTIALS");
  const renewed = isOutdatedHash(found.passwordHash) ? { passwordHash: await hashPassword(password, ctx) } : {};
  // Only while the checked password is still the one: a change meanwhile has the last word.
  const [account] = await ctx.db
    .update(accounts)
    .set({ lastLoginAt: ctx.now(), ...renewed })
    .where(and(eq(accounts.id, found.id), eq(accounts.tokenVersion, found.tokenVersion)))
    .returning(accountColumns);
  if (!account) throw new DomainError("INVALID_CREDENTIALS");
  return account;
}
