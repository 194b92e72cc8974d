import { listInput } from "@/components/entity/list-input";
import type { TableQuery } from "@/components/ui/data-table/table-params";

/** The filters of the blacklist. */
export const BLACKLIST_FILTERS = ["type"] as const;

/** What the URL says, as the input of `blacklist.list`. */
export function blacklistInput(appId: string, query: TableQuery<(typeof BLACKLIST_FILTERS)[number]>) {
  const { type: chosen } = query.filters;
  const type: "ip" | "hwid" | null = chosen === "ip" || chosen === "hwid" ? chosen : null;
  return { ...listInput(appId, query), ...(type ? { type } : {}) };
}
