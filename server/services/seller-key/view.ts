import type { schema } from "@/db/client";
import { revealSecret } from "@/server/lib/secret-box";

/** A seller key as its owner sees it, in full. */
export type SellerKey = { id: string; name: string; key: string; createdAt: Date; lastUsedAt: Date | null };

/** Opens the box of a row. */
export const viewSellerKey = (row: typeof schema.sellerKeys.$inferSelect): SellerKey => ({
  id: row.id,
  name: row.name,
  key: revealSecret("seller_keys.key_box", row.id, row.keyBox),
  createdAt: row.createdAt,
  lastUsedAt: row.lastUsedAt,
});
