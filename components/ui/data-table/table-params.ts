import { createLoader, parseAsArrayOf, parseAsInteger, parseAsString } from "nuqs/server";

/** Rows on a page unless the URL says otherwise. */
export const DEFAULT_LIMIT = 25;
/** The page sizes one can choose. */
export const PAGE_SIZES = [25, 50, 100] as const;

/** The URL parameters of every list. `sort` is a column id, with `-` before it for descending; `hide` names columns. */
export const tableParsers = {
  page: parseAsInteger.withDefault(1),
  limit: parseAsInteger.withDefault(DEFAULT_LIMIT),
  q: parseAsString.withDefault(""),
  sort: parseAsString.withDefault(""),
  hide: parseAsArrayOf(parseAsString).withDefault([]),
};

/** What one list can be narrowed and ordered by: names of its filters, ids of the columns that sort. A constant. */
export type ListShape<F extends string = string, S extends string = string> = {
  filters: readonly F[];
  sorts: readonly S[];
};

/** What the URL says about a list. `filters` holds the chosen value of each filter, "" when there is none. */
export type TableQuery<F extends string = never, S extends string = string> = {
  page: number;
  limit: number;
  q: string;
  /** Null is the list's own order. */
  sort: { id: S; desc: boolean } | null;
  hide: string[];
  filters: Record<F, string>;
};

/** The query of a list of this shape. */
export type QueryOf<L extends ListShape> = TableQuery<L["filters"][number], L["sorts"][number]>;

type RawParams = { page: number; limit: number; q: string; sort: string; hide: string[] };

/** Parsers for the filters of one list. */
export function filterParsers<F extends string>(filters: readonly F[]) {
  const parser = parseAsString.withDefault("");
  return Object.fromEntries(filters.map((name) => [name, parser])) as Record<F, typeof parser>;
}

/** Turns raw parameters into a query; a hand-edited page, size or order that the list does not have falls back to its own. */
export function toTableQuery<F extends string, S extends string>(
  raw: RawParams,
  filters: Record<F, string>,
  sorts: readonly S[],
): TableQuery<F, S> {
  const limit = PAGE_SIZES.find((size) => size === raw.limit) ?? DEFAULT_LIMIT;
  const desc = raw.sort.startsWith("-");
  const id = sorts.find((name) => name === raw.sort.slice(desc ? 1 : 0));
  return { page: Math.max(1, raw.page), limit, q: raw.q, sort: id ? { id, desc } : null, hide: raw.hide, filters };
}

/** Reads a list's query on the server, from a page's `searchParams`, exactly as the browser will read it. */
export async function loadTableQuery<F extends string, S extends string>(
  searchParams: Promise<Record<string, string | string[] | undefined>>,
  { filters, sorts }: ListShape<F, S>,
): Promise<TableQuery<F, S>> {
  const given = await searchParams;
  const raw = createLoader(tableParsers)(given);
  const chosen = createLoader(filterParsers(filters))(given) as Record<F, string>;
  return toTableQuery(raw, chosen, sorts);
}
