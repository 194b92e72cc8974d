import type { TableQuery } from "@/components/ui/data-table/table-params";

type AnyListQuery<S extends string> = Pick<TableQuery<never, S>, "page" | "limit" | "q" | "sort">;

/** What the URL says, as the input of a `list` procedure; server and browser must agree on it to share one answer. */
export function pageInput<S extends string>({ page, limit, q, sort }: AnyListQuery<S>) {
  return {
    page,
    limit,
    ...(q ? { search: q } : {}),
    ...(sort ? { sort: { by: sort.id, descending: sort.desc } } : {}),
  };
}

/** The same for a list of what an application holds. */
export function listInput<S extends string>(appId: string, query: AnyListQuery<S>) {
  return { app: { id: appId }, ...pageInput(query) };
}

/** What narrows a list, out of its input, as the parameters of its CSV. */
export function narrowing(input: object): Record<string, string> {
  const given = Object.entries(input).filter(([name]) => !["app", "page", "limit", "sort"].includes(name));
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}

/** One filter of a list as a part of its input; a hand-edited value that is none of `names` chooses nothing. */
export function choice<K extends string, N extends string>(name: K, names: Record<N, unknown>, value: string) {
  const part = Object.hasOwn(names, value) ? { [name]: value } : {};
  return part as { [key in K]?: N };
}

/** What a filter offers: the value and label of each of `names`. */
export const optionsOf = (names: Record<string, { label: string }>) =>
  Object.entries(names).map(([value, { label }]) => ({ value, label }));
