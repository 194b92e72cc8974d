import { choice, listInput } from "@/components/entity/list-input";
import type { QueryOf } from "@/components/ui/data-table/table-params";

import { LICENSE_STATUS } from "./license-status-badge";

/** How licenses can be narrowed, and ordered: by what an index carries also where there are a million. */
export const LICENSE_LIST = {
  filters: ["status", "subscription"],
  sorts: ["licenseKey", "expiresAt", "createdAt"],
} as const;

type LicenseQuery = QueryOf<typeof LICENSE_LIST>;

/** What the URL says, as the input of `license.list`; server and browser must agree on it to share one answer. */
export function licenseListInput(appId: string, query: LicenseQuery) {
  return { ...listInput(appId, query), ...licenseFilterOf(query) };
}

/** What narrows the list: for what is done with everything that it finds. */
export function licenseFilterOf(query: Pick<LicenseQuery, "q" | "filters">) {
  const { subscription } = query.filters;
  return {
    ...(query.q ? { search: query.q } : {}),
    ...choice("status", LICENSE_STATUS, query.filters.status),
    ...(subscription ? { subscription } : {}),
  };
}
