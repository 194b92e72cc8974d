import { listInput } from "@/components/entity/list-input";
import type { QueryOf } from "@/components/ui/data-table/table-params";

/** How global variables can be ordered. */
export const VARIABLE_LIST = {
  filters: [],
  sorts: ["key", "access", "updatedAt"],
} as const;

/** How the variables of users can be ordered. */
export const USER_VARIABLE_LIST = { filters: [], sorts: ["username", "key", "updatedAt"] } as const;

/** What the URL says, as the input of `variable.listOfUsers`: everybody's, or one user's. */
export function userVariableInput(appId: string, query: QueryOf<typeof USER_VARIABLE_LIST>, userId?: string) {
  return { ...listInput(appId, query), ...(userId ? { userId } : {}) };
}
