import type { schema } from "@/db/client";
import { openSecret } from "@/server/lib/secret-box";

/** A seller key as its owner sees it, in full. */
export type SellerKey = { id: string; name: string; key: string; createdAt: Date; lastUsedAt: Date | null };

/** Opens the box of a row. */
export const viewSellerKey = (row: typeof schema.sellerKeys.$inferSelect): SellerKey => ({
  id: row.id,
  name: row.name,
  key: openSecret(row.keyBox),
  createdAt: row.createdAt,
  lastUsedAt: row.lastUsedAt,
});
