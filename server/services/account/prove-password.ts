import { eq } from "drizzle-orm";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { throttleGuesses } from "@/server/lib/guess-throttle";
import { verifyPassword } from "@/server/lib/password";
import type { ServiceContext } from "../context";

/**
 * Asks a signed-in seller for the password again. Gives the account's id and token version, for use as a
 * condition of the change that follows: a password changed meanwhile raises the version. Only sellers themselves: keys cannot. Throws UNAUTHENTICATED,
 * INVALID_CREDENTIALS, RATE_LIMITED (it shares the count of wrong log-ins), UNAVAILABLE.
 */
export async function provePassword(
  ctx: ServiceContext,
  password: string,
): Promise<{ id: string; tokenVersion: number }> {
  if (ctx.actor.kind !== "account") throw new DomainError("UNAUTHENTICATED");
  const { accountId } = ctx.actor;
  const { accounts } = schema;
  const [account] = await ctx.db
    .select({ hash: accounts.passwordHash, tokenVersion: accounts.tokenVersion })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  if (!account) throw new DomainError("UNAUTHENTICATED");
  const isRight = await throttleGuesses(`account ${accountId}`, ctx.ip, () =>
    verifyPassword(account.hash, password, ctx),
  );
  if (!isRight) throw new DomainError("INVALID_CREDENTIALS", { message: "The current password is wrong" });
  return { id: accountId, tokenVersion: account.tokenVersion };
}
