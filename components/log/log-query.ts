import { listInput } from "@/components/entity/list-input";
import type { QueryOf } from "@/components/ui/data-table/table-params";

/** How the log can be narrowed and ordered. */
export const LOG_LIST = { filters: ["action"], sorts: ["createdAt"] } as const;

/** What the URL says, as the input of `log.list`. */
export function logInput(appId: string, query: QueryOf<typeof LOG_LIST>) {
  const { action } = query.filters;
  return { ...listInput(appId, query), ...(action ? { action } : {}) };
}
