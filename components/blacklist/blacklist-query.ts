import { choice, listInput } from "@/components/entity/list-input";
import type { QueryOf } from "@/components/ui/data-table/table-params";

/** How the blacklist can be narrowed and ordered. */
export const BLACKLIST_LIST = { filters: ["type"], sorts: ["value", "type", "note", "createdAt"] } as const;

/** What an entry may turn away. */
export const BLACKLIST_TYPES = { ip: { label: "Address or network" }, hwid: { label: "HWID" } };

/** What the URL says, as the input of `blacklist.list`. */
export function blacklistInput(appId: string, query: QueryOf<typeof BLACKLIST_LIST>) {
  return { ...listInput(appId, query), ...choice("type", BLACKLIST_TYPES, query.filters.type) };
}
