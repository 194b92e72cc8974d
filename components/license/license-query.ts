import type { TableQuery } from "@/components/ui/data-table/table-params";

import { isLicenseStatus } from "./license-status-badge";

/** The filters of the license table. */
export const LICENSE_FILTERS = ["status"] as const;

/** What the URL says, as the input of `license.list`; server and browser must agree on it to share one answer. */
export function licenseListInput(appId: string, query: TableQuery<(typeof LICENSE_FILTERS)[number]>) {
  const { status } = query.filters;
  return {
    app: { id: appId },
    page: query.page,
    limit: query.limit,
    ...(query.q ? { search: query.q } : {}),
    ...(isLicenseStatus(status) ? { status } : {}),
  };
}
