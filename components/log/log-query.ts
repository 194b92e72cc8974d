import { listInput } from "@/components/entity/list-input";
import type { TableQuery } from "@/components/ui/data-table/table-params";

/** The filters of the log. */
export const LOG_FILTERS = ["action"] as const;

/** What the URL says, as the input of `log.list`. */
export function logInput(appId: string, query: TableQuery<(typeof LOG_FILTERS)[number]>) {
  const { action } = query.filters;
  return { ...listInput(appId, query), ...(action ? { action } : {}) };
}
