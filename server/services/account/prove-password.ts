import { eq } from "drizzle-orm";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { throttleGuesses } from "@/server/lib/guess-throttle";
import { verifyPassword } from "@/server/lib/password";
import type { ServiceContext } from "../context";

type Proven = { id: string; tokenVersion: number; username: string; email: string };

/**
 * Asks a signed-in seller for the password again. Gives the account's names, and its id and token version for
 * use as a condition of the change that follows: a password changed meanwhile raises the version. Only sellers themselves: keys cannot. Throws UNAUTHENTICATED,
 * INVALID_CREDENTIALS, RATE_LIMITED (it shares the count of wrong log-ins), UNAVAILABLE.
 */
export async function provePassword(ctx: ServiceContext, password: string): Promise<Proven> {
  if (ctx.actor.kind !== "account") throw new DomainError("UNAUTHENTICATED");
  const { accountId } = ctx.actor;
  const { accounts } = schema;
  const [account] = await ctx.db
    .select({
      hash: accounts.passwordHash,
      tokenVersion: accounts.tokenVersion,
      username: accounts.username,
      email: accounts.email,
    })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  if (!account) throw new DomainError("UNAUTHENTICATED");
  const isRight = await throttleGuesses(`account ${accountId}`, ctx.ip, () =>
    verifyPassword(account.hash, password, ctx),
  );
  if (!isRight) throw new DomainError("INVALID_CREDENTIALS", { message: "The current password is wrong" });
  const { hash: _, ...known } = account;
  return { id: accountId, ...known };
}
