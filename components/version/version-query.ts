import { choice, listInput } from "@/components/entity/list-input";
import type { QueryOf } from "@/components/ui/data-table/table-params";

import { VERSION_MODES } from "./version-modes";

/** How the white list of versions can be narrowed and ordered. */
export const VERSION_LIST = { filters: ["mode"], sorts: ["version", "mode", "allowedUntil", "createdAt"] } as const;

/** What the URL says, as the input of `version.list`. */
export function versionInput(appId: string, query: QueryOf<typeof VERSION_LIST>) {
  return { ...listInput(appId, query), ...choice("mode", VERSION_MODES, query.filters.mode) };
}
