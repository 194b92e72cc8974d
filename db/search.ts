import { type Column, ilike, type SQL } from "drizzle-orm";

/** Whether a text column contains `part`, without case; `%` and `_` in it mean themselves. */
export const contains = (column: Column, part: string): SQL => ilike(column, `%${part.replace(/[\\%_]/g, "\\$&")}%`);
