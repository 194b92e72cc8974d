import { inArray, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { IndexOrder } from "@/db/order";
import type { ServiceContext } from "./context";

/** Whether a column is one of these ids, however many. */
export const among = (column: PgColumn, ids: readonly string[]): SQL =>
  sql`${column} = any(${`{${ids.join(",")}}`}::text[])`;

type Wanted = {
  where: SQL | undefined;
  /** How many rows there are, where that is known because nothing narrows the list. */
  kept: number | undefined;
  /** Count no further; absent, count all. */
  countUpTo: number | undefined;
  order: IndexOrder;
  descending: boolean;
  page: number;
  limit: number;
};

/**
 * Picks one page of a table that may be very long: how many rows there are (`isCapped`: at least), the condition that
 * picks the rows of the page, and the order to show them in. Rows that are skipped are skipped in the index alone, and
 * never more than half of them; what a filter finds is looked for once, if it is little enough to be remembered.
 */
export async function pickPage(ctx: ServiceContext, table: PgTable & { id: PgColumn }, wanted: Wanted) {
  const { kept, order, descending, page, limit } = wanted;
  const found = kept === undefined ? await find(ctx, table, wanted) : { total: kept, isCapped: false, ids: null };
  const ahead = (page - 1) * limit;
  const isFar = kept !== undefined && ahead > kept / 2;
  const behind = isFar ? kept - ahead - limit : 0;
  const keys = ctx.db
    .select({ key: order.key })
    .from(table)
    .where(found.ids ? among(table.id, found.ids) : wanted.where)
    .orderBy(...order.words(isFar ? !descending : descending))
    .limit(Math.max(0, isFar ? limit + Math.min(0, behind) : limit))
    .offset(Math.max(0, isFar ? behind : ahead));
  const { total, isCapped } = found;
  return { total, isCapped, where: inArray(order.key, keys), orderBy: order.words(descending) };
}

async function find(ctx: ServiceContext, table: PgTable & { id: PgColumn }, { where, countUpTo }: Wanted) {
  if (countUpTo === undefined) return { total: await ctx.db.$count(table, where), isCapped: false, ids: null };
  const rows = await ctx.db
    .select({ id: table.id })
    .from(table)
    .where(where)
    .limit(countUpTo + 1);
  if (rows.length > countUpTo) return { total: countUpTo, isCapped: true, ids: null };
  return { total: rows.length, isCapped: false, ids: rows.map(({ id }) => String(id)) };
}

/** The moment of a row as text, which a Date would cut to milliseconds: the next page would begin in the wrong place. */
export const momentOf = (t: { createdAt: PgColumn }) => sql<string>`${t.createdAt}::text`;

/**
 * Everything that `read` finds, newest first, in pages of `size`: each is a query of its own, whose condition lets it
 * start where the last one ended. `read` selects whole rows with their `momentOf`, ordered by `newestFirst`.
 */
export async function* pagesFromNewest<Row extends { id: string }>(
  t: { createdAt: PgColumn; id: PgColumn },
  size: number,
  read: (after: SQL | undefined) => Promise<{ row: Row; moment: string }[]>,
): AsyncGenerator<Row[]> {
  let after: SQL | undefined;
  for (;;) {
    const rows = await read(after);
    if (rows.length > 0) yield rows.map(({ row }) => row);
    const last = rows.at(-1);
    if (!last || rows.length < size) return;
    after = sql`(${t.createdAt}, ${t.id}) < (${last.moment}::timestamptz, ${last.row.id})`;
  }
}
