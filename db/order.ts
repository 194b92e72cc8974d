import { type Column, type SQL, sql } from "drizzle-orm";

/** Newest rows first, spelled as the indexes have it: without `nulls last` PostgreSQL would sort instead of reading them. */
export const newestFirst = (t: { createdAt: Column; id: Column }): SQL[] => [
  sql`${t.createdAt} desc nulls last`,
  sql`${t.id} desc nulls last`,
];
