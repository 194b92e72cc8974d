import { choice, listInput } from "@/components/entity/list-input";
import type { QueryOf } from "@/components/ui/data-table/table-params";

import { USER_STATUS } from "./user-status-badge";

/** How users can be narrowed, and ordered: by what an index carries also where there are very many. */
export const USER_LIST = { filters: ["status", "subscription"], sorts: ["username", "createdAt"] } as const;

type UserQuery = QueryOf<typeof USER_LIST>;

/** What the URL says, as the input of `user.list`. */
export function userListInput(appId: string, query: UserQuery) {
  return { ...listInput(appId, query), ...userFilterOf(query) };
}

/** What narrows the list: for what is done with everything that it finds. */
export function userFilterOf({ q, filters: { status, subscription } }: Pick<UserQuery, "q" | "filters">) {
  return {
    ...(q ? { search: q } : {}),
    ...choice("status", USER_STATUS, status),
    ...(subscription ? { subscription } : {}),
  };
}
