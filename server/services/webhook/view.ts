import type { schema } from "@/db/client";
import { revealSecret } from "@/server/lib/secret-box";

type Row = typeof schema.webhooks.$inferSelect;

/** A webhook as its owner sees it, with its Authorization header in the clear. */
export type Webhook = Omit<Row, "authHeaderBox"> & { authHeader: string | null };

/** Opens the box of a row. */
export const viewWebhook = ({ authHeaderBox, ...row }: Row): Webhook => ({
  ...row,
  authHeader: authHeaderBox === null ? null : revealSecret("webhooks.auth_header_box", row.id, authHeaderBox),
});
