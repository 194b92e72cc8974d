import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { recordAudit } from "../audit";
import { type ServiceContext, transaction } from "../context";
import { provePassword } from "./prove-password";
import { DeleteAccountInput } from "./schemas";

/**
 * Deletes the actor's own account with its applications and everything in them; only the audit trail stays.
 * Throws INVALID_CREDENTIALS for a wrong password, RATE_LIMITED, UNAVAILABLE.
 */
export async function deleteAccount(ctx: ServiceContext, raw: z.input<typeof DeleteAccountInput>): Promise<void> {
  const { password } = DeleteAccountInput.parse(raw);
  const proven = await provePassword(ctx, password);
  const { accounts } = schema;
  await transaction(ctx, async (ctx) => {
    // Whoever changes something in an application has its row before all else, and so has this.
    const { applications: apps } = schema;
    await ctx.db.select({ id: apps.id }).from(apps).where(eq(apps.ownerId, proven.id)).orderBy(apps.id).for("update");
    const gone = await ctx.db
      .delete(accounts)
      .where(and(eq(accounts.id, proven.id), eq(accounts.tokenVersion, proven.tokenVersion)))
      .returning({ id: accounts.id });
    if (gone.length === 0) throw new DomainError("INVALID_CREDENTIALS", { message: "The current password is wrong" });
    await recordAudit(ctx, { action: "account.deleted", targetId: proven.id });
  });
}
