import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { recordAudit } from "../audit";
import { actingAccountId, type ServiceContext, transaction } from "../context";
import { DeleteSellerKeyInput } from "./schemas";

/** Deletes a seller key: the next call with it is refused. Throws KEY_NOT_FOUND. */
export function deleteSellerKey(ctx: ServiceContext, raw: z.input<typeof DeleteSellerKeyInput>): Promise<void> {
  const { id } = DeleteSellerKeyInput.parse(raw);
  const { sellerKeys: t } = schema;
  return transaction(ctx, async (ctx) => {
    const [gone] = await ctx.db
      .delete(t)
      .where(and(eq(t.accountId, actingAccountId(ctx)), eq(t.id, id)))
      .returning({ name: t.name });
    if (!gone) throw new DomainError("KEY_NOT_FOUND");
    await recordAudit(ctx, { action: "seller_key.deleted", targetId: id, data: { name: gone.name } });
  });
}
