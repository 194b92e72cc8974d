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

/** What the URL says about a list. `filters` holds the chosen value of each filter, "" when there is none. */
export type TableQuery<F extends string = never> = {
  page: number;
  limit: number;
  q: string;
  sort: { id: string; desc: boolean } | null;
  hide: string[];
  filters: Record<F, string>;
};

type RawParams = { page: number; limit: number; q: string; sort: string; hide: string[] };

/** Parsers for the filters of one list. */
export function filterParsers<F extends string>(filters: readonly F[]) {
  const parser = parseAsString.withDefault("");
  return Object.fromEntries(filters.map((name) => [name, parser])) as Record<F, typeof parser>;
}

/** Turns raw parameters into a query; hand-edited pages and sizes out of range fall back to sane ones. */
export function toTableQuery<F extends string>(raw: RawParams, filters: Record<F, string>): TableQuery<F> {
  const limit = PAGE_SIZES.find((size) => size === raw.limit) ?? DEFAULT_LIMIT;
  const desc = raw.sort.startsWith("-");
  const id = desc ? raw.sort.slice(1) : raw.sort;
  return { page: Math.max(1, raw.page), limit, q: raw.q, sort: id ? { id, desc } : null, hide: raw.hide, filters };
}

/** Reads a list's query on the server, from a page's `searchParams`, exactly as the browser will read it. */
export async function loadTableQuery<F extends string = never>(
  searchParams: Promise<Record<string, string | string[] | undefined>>,
  filters: readonly F[] = [],
): Promise<TableQuery<F>> {
  const given = await searchParams;
  const raw = createLoader(tableParsers)(given);
  const chosen = createLoader(filterParsers(filters))(given) as Record<F, string>;
  return toTableQuery(raw, chosen);
}
