import { and, eq, gt } from "drizzle-orm";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { actingAccountId, type ServiceContext } from "../context";

async function readSignIn(ctx: ServiceContext) {
  const { accounts, accountSessions: sessions } = schema;
  const sessionId = ctx.actor.kind === "account" ? ctx.actor.sessionId : null;
  const [found] = await ctx.db
    .select({ tokenVersion: accounts.tokenVersion, sessionId: sessions.id })
    .from(accounts)
    .leftJoin(
      sessions,
      and(eq(sessions.accountId, accounts.id), eq(sessions.id, sessionId ?? ""), gt(sessions.expiresAt, ctx.now())),
    )
    .where(eq(accounts.id, actingAccountId(ctx)));
  if (!found || found.sessionId !== sessionId) throw new DomainError("UNAUTHENTICATED");
  return found;
}

/**
 * Takes down what the actor came in with, for work that outlasts the request, and gives a question to ask as it goes
 * on: it throws UNAUTHENTICATED once the account is gone, its password was changed, or the browser session has ended
 * (signed out, revoked, expired). One look at two primary keys.
 */
export async function holdSignIn(ctx: ServiceContext): Promise<() => Promise<void>> {
  const { tokenVersion } = await readSignIn(ctx);
  return async () => {
    if ((await readSignIn(ctx)).tokenVersion !== tokenVersion) throw new DomainError("UNAUTHENTICATED");
  };
}

/** Hands pages on for as long as the actor's sign-in holds. Throws UNAUTHENTICATED. */
export async function* whileSignedIn<Page>(
  ctx: ServiceContext,
  pages: AsyncGenerator<Page>,
): AsyncGenerator<Page, void, undefined> {
  const stillHolds = await holdSignIn(ctx);
  for await (const page of pages) {
    await stillHolds();
    yield page;
  }
}
