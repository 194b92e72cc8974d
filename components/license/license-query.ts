import type { TableQuery } from "@/components/ui/data-table/table-params";

import { isLicenseStatus } from "./license-status-badge";

/** The filters of the license table. */
export const LICENSE_FILTERS = ["status"] as const;

type LicenseQuery = TableQuery<(typeof LICENSE_FILTERS)[number]>;

/** What the URL says, as the input of `license.list`; server and browser must agree on it to share one answer. */
export function licenseListInput(appId: string, query: LicenseQuery) {
  return { app: { id: appId }, page: query.page, limit: query.limit, ...licenseFilterOf(query) };
}

/** What narrows the list: for what is done with everything that it finds. */
export function licenseFilterOf(query: Pick<LicenseQuery, "q" | "filters">) {
  const { status } = query.filters;
  return {
    ...(query.q ? { search: query.q } : {}),
    ...(isLicenseStatus(status) ? { status } : {}),
  };
}
