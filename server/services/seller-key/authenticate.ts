import { and, eq, isNull, lt, or } from "drizzle-orm";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { sha256 } from "@/server/lib/digest";
import { isApiKey } from "@/server/lib/random-key";
import type { ServiceContext } from "../context";

/** How exactly `last_used_at` is kept, so that a busy key does not cost a write a call. */
const LAST_USED_STEP_MS = 60_000;

/**
 * Whose seller key this is. One that cannot be a key (form, checksum) is refused without a look at the database.
 * Throws INVALID_KEY.
 */
export async function authenticateSellerKey(
  ctx: ServiceContext,
  key: string,
): Promise<{ accountId: string; keyId: string }> {
  const refusal = () => new DomainError("INVALID_KEY", { message: "Invalid seller key" });
  if (!isApiKey("ka", key)) throw refusal();
  const { sellerKeys: t } = schema;
  const [row] = await ctx.db
    .select({ id: t.id, accountId: t.accountId, lastUsedAt: t.lastUsedAt })
    .from(t)
    .where(eq(t.keyHash, sha256(key)));
  if (!row) throw refusal();
  const now = ctx.now();
  const stale = new Date(now.getTime() - LAST_USED_STEP_MS);
  if (row.lastUsedAt === null || row.lastUsedAt < stale) {
    await ctx.db
      .update(t)
      .set({ lastUsedAt: now })
      .where(and(eq(t.accountId, row.accountId), eq(t.id, row.id), or(isNull(t.lastUsedAt), lt(t.lastUsedAt, stale))));
  }
  return { accountId: row.accountId, keyId: row.id };
}
