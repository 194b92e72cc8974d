import { isPlan } from "@/components/account/plan-badge";
import { pageInput } from "@/components/entity/list-input";
import type { QueryOf } from "@/components/ui/data-table/table-params";

/** How accounts can be narrowed and ordered. */
export const ACCOUNT_LIST = {
  filters: ["plan", "role"],
  sorts: ["username", "email", "plan", "role", "createdAt", "lastLoginAt"],
} as const;

/** What the URL says, as the input of `admin.accounts`. */
export function accountListInput(query: QueryOf<typeof ACCOUNT_LIST>) {
  const { plan, role: chosen } = query.filters;
  const role: "user" | "admin" | null = chosen === "user" || chosen === "admin" ? chosen : null;
  return { ...pageInput(query), ...(isPlan(plan) ? { plan } : {}), ...(role ? { role } : {}) };
}
