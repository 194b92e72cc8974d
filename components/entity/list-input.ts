import type { TableQuery } from "@/components/ui/data-table/table-params";

/** What the URL says, as the input of a `list` procedure; server and browser must agree on it to share one answer. */
export function pageInput(query: Pick<TableQuery, "page" | "limit" | "q">) {
  return { page: query.page, limit: query.limit, ...(query.q ? { search: query.q } : {}) };
}

/** The same for a list of what an application holds. */
export function listInput(appId: string, query: Pick<TableQuery, "page" | "limit" | "q">) {
  return { app: { id: appId }, ...pageInput(query) };
}
