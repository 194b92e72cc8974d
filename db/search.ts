import { type Column, ilike, type SQL } from "drizzle-orm";

/** What `ilike` takes for "contains `part`"; `%` and `_` in it mean themselves. */
export const pattern = (part: string): string => `%${part.replace(/[\\%_]/g, "\\$&")}%`;

/** Whether a text column contains `part`, without case. */
export const contains = (column: Column, part: string): SQL => ilike(column, pattern(part));
