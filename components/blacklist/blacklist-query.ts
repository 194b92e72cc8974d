import { listInput } from "@/components/entity/list-input";
import type { QueryOf } from "@/components/ui/data-table/table-params";

/** How the blacklist can be narrowed and ordered. */
export const BLACKLIST_LIST = { filters: ["type"], sorts: ["value", "type", "note", "createdAt"] } as const;

/** What the URL says, as the input of `blacklist.list`. */
export function blacklistInput(appId: string, query: QueryOf<typeof BLACKLIST_LIST>) {
  const { type: chosen } = query.filters;
  const type: "ip" | "hwid" | null = chosen === "ip" || chosen === "hwid" ? chosen : null;
  return { ...listInput(appId, query), ...(type ? { type } : {}) };
}
