import type { z } from "zod";
import { schema } from "@/db/client";
import { sha256 } from "@/server/lib/digest";
import { newApiKey, newId } from "@/server/lib/random-key";
import { sealSecret } from "@/server/lib/secret-box";
import { recordAudit } from "../audit";
import { actingAccountId, type ServiceContext, transaction } from "../context";
import { CreateSellerKeyInput } from "./schemas";
import type { SellerKey } from "./view";

/** Makes a key for the Seller API that reaches every application of the actor's account. */
export function createSellerKey(ctx: ServiceContext, raw: z.input<typeof CreateSellerKeyInput>): Promise<SellerKey> {
  const { name } = CreateSellerKeyInput.parse(raw);
  const accountId = actingAccountId(ctx);
  const key = newApiKey("ka");
  const made = { id: newId(), name, createdAt: ctx.now() };
  return transaction(ctx, async (ctx) => {
    await ctx.db
      .insert(schema.sellerKeys)
      .values({ ...made, accountId, keyHash: sha256(key), keyBox: sealSecret("seller_keys.key_box", made.id, key) });
    await recordAudit(ctx, { action: "seller_key.created", targetId: made.id, data: { name } });
    return { ...made, key, lastUsedAt: null };
  });
}
