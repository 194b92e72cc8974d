import { eq } from "drizzle-orm";
import { schema } from "@/db/client";
import { DomainError } from "@/server/errors";
import { sha256 } from "@/server/lib/digest";
import { newApiKey } from "@/server/lib/random-key";
import { revealSecret, sealSecret } from "@/server/lib/secret-box";
import { recordAudit } from "../audit";
import { actingAccountId, type ServiceContext, transaction } from "../context";

/** An account's master key, readable by its owner alone. */
export type EliteKey = { key: string; isActive: boolean; createdAt: Date };

/** The actor's Elite Key, null before there is one. */
export async function findEliteKey(ctx: ServiceContext): Promise<EliteKey | null> {
  const { eliteKeys } = schema;
  const [row] = await ctx.db
    .select()
    .from(eliteKeys)
    .where(eq(eliteKeys.accountId, actingAccountId(ctx)));
  return row
    ? {
        key: revealSecret("elite_keys.key_box", row.accountId, row.keyBox),
        isActive: row.isActive,
        createdAt: row.createdAt,
      }
    : null;
}

/** The actor's Elite Key. Throws KEY_NOT_FOUND before there is one. */
export async function getEliteKey(ctx: ServiceContext): Promise<EliteKey> {
  const key = await findEliteKey(ctx);
  if (!key) throw new DomainError("KEY_NOT_FOUND");
  return key;
}

/**
 * Makes the actor's first Elite Key or a new one; the old one is dead with the reply. Permissions and rules stay.
 * Throws PLAN_REQUIREMENT below plan elite.
 */
export async function resetEliteKey(ctx: ServiceContext): Promise<EliteKey> {
  const accountId = actingAccountId(ctx);
  const key = newApiKey("ek");
  return transaction(ctx, async (ctx) => {
    const { accounts, eliteKeys } = schema;
    const fresh = {
      keyHash: sha256(key),
      keyBox: sealSecret("elite_keys.key_box", accountId, key),
      isActive: true,
      createdAt: ctx.now(),
    };
    const [account] = await ctx.db
      .select({ plan: accounts.plan })
      .from(accounts)
      .where(eq(accounts.id, accountId))
      .for("key share");
    if (account?.plan !== "elite") throw new DomainError("PLAN_REQUIREMENT");
    await ctx.db
      .insert(eliteKeys)
      .values({ accountId, ...fresh })
      .onConflictDoUpdate({ target: eliteKeys.accountId, set: fresh });
    await recordAudit(ctx, { action: "elite_key.reset" });
    return { key, isActive: fresh.isActive, createdAt: fresh.createdAt };
  });
}
