import { getTableColumns } from "drizzle-orm";
import { schema } from "@/db/client";

const { passwordHash: _, ...columns } = getTableColumns(schema.accounts);

/** The columns of an account that may leave this folder: all but the password's hash. */
export const accountColumns = columns;

/** A seller's account. */
export type Account = Omit<typeof schema.accounts.$inferSelect, "passwordHash">;
