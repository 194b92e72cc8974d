import { choice, pageInput } from "@/components/entity/list-input";
import type { QueryOf } from "@/components/ui/data-table/table-params";

/** How the rules of the Elite Key can be narrowed and ordered. */
export const ELITE_RULE_LIST = { filters: ["list"], sorts: ["value", "list", "kind", "createdAt"] } as const;

/** The two lists. */
export const ELITE_LISTS = { whitelist: { label: "Whitelist" }, blacklist: { label: "Blacklist" } };

/** What the URL says, as the input of `eliteKey.rules`. */
export function eliteRuleInput(query: QueryOf<typeof ELITE_RULE_LIST>) {
  return { ...pageInput(query), ...choice("list", ELITE_LISTS, query.filters.list) };
}
