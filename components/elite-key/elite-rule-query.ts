/** How the rules of the Elite Key can be ordered. */
export const ELITE_RULE_LIST = {
  filters: [],
  sorts: ["value", "list", "kind", "createdAt"],
} as const;
