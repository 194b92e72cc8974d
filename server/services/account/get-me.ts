import { eq } from "drizzle-orm";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { actingAccountId, type ServiceContext } from "../context";
import { type Account, accountColumns } from "./account";

/** The actor's own account. Throws UNAUTHENTICATED when it is gone. */
export async function getMe(ctx: ServiceContext): Promise<Account> {
  const [account] = await ctx.db
    .select(accountColumns)
    .from(schema.accounts)
    .where(eq(schema.accounts.id, actingAccountId(ctx)));
  if (!account) throw new DomainError("UNAUTHENTICATED");
  return account;
}
