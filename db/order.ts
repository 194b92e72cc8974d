import { Column, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

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

/**
 * An order that one index carries both ways, for lists too long to be sorted: `words(descending)` spell it as the index
 * has it, and `key` is a column of the index that names the row within its application.
 */
export type IndexOrder = { key: PgColumn; words: (descending: boolean) => SQL[] };

/** By creation: an index on `app_id, created_at desc, id desc`. */
export const byCreation = (t: { createdAt: PgColumn; id: PgColumn }): IndexOrder => ({
  key: t.id,
  words: (descending) => (descending ? newestFirst(t) : oldestFirst(t)),
});

/**
 * By an index on `app_id` and these ascending columns. A missing value counts as the greatest, first or last as the way
 * goes: one index cannot have it last both ways, and an end that is not set is later than any.
 */
export const byIndex = (key: PgColumn, ...columns: Column[]): IndexOrder => ({
  key,
  words: (descending) => columns.map((column) => (descending ? sql`${column} desc` : sql`${column} asc`)),
});

/** Text in the order of the alphabet, whatever its case. */
export const caseless = (column: Column): SQL => sql`lower(${column})`;
