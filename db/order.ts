import { Column, type SQL, sql } from "drizzle-orm";

type Dated = { createdAt: Column; id: Column };

/** By which column a list is ordered, and which way. */
export type Sort<C extends string = string> = { by: C; descending: boolean };

/** Newest rows first, spelled as the indexes have it: without `nulls last` PostgreSQL would sort instead of reading them. */
export const newestFirst = (t: Dated): SQL[] => [sql`${t.createdAt} desc nulls last`, sql`${t.id} desc nulls last`];

/** The same indexes, read backwards. */
const oldestFirst = (t: Dated): SQL[] => [sql`${t.createdAt} asc nulls first`, sql`${t.id} asc nulls first`];

/**
 * The chosen order of a list, or its own (newest first) when none is chosen. Rows without a value come last either way,
 * rows of equal value by id. `columns` says what each choice but `createdAt` compares.
 */
export function inOrder<C extends string>(
  t: Dated,
  sort: Sort<NoInfer<C> | "createdAt"> | undefined,
  columns: Record<C, Column | SQL>,
  own: SQL[] = newestFirst(t),
): SQL[] {
  if (!sort) return own;
  if (sort.by === "createdAt") return sort.descending ? newestFirst(t) : oldestFirst(t);
  const column = columns[sort.by as C];
  const way = sort.descending ? sql`desc` : sql`asc`;
  // Where no value is missing, the plain words let an ascending index be read either way.
  const isComplete = column instanceof Column && column.notNull;
  return [isComplete ? sql`${column} ${way}` : sql`${column} ${way} nulls last`, sql`${t.id} ${way}`];
}

/** Text in the order of the alphabet, whatever its case. */
export const caseless = (column: Column): SQL => sql`lower(${column})`;
