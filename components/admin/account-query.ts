import { PLANS, ROLES } from "@/components/account/plan-badge";
import { choice, pageInput } from "@/components/entity/list-input";
import type { QueryOf } from "@/components/ui/data-table/table-params";

/** How accounts can be narrowed and ordered. */
export const ACCOUNT_LIST = {
  filters: ["plan", "role"],
  sorts: ["username", "email", "plan", "role", "createdAt", "lastLoginAt"],
} as const;

/** What the URL says, as the input of `admin.accounts`. */
export function accountListInput(query: QueryOf<typeof ACCOUNT_LIST>) {
  const { plan, role } = query.filters;
  return { ...pageInput(query), ...choice("plan", PLANS, plan), ...choice("role", ROLES, role) };
}
