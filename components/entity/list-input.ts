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
