import type { TableQuery } from "@/components/ui/data-table/table-params";
import { LicenseStatus } from "@/server/services/license/schemas";

/** The filters of the license table. */
export const LICENSE_FILTERS = ["status"] as const;

/** What the URL says, as the input of `license.list`; server and browser must agree on it to share one answer. */
export function licenseListInput(appId: string, query: TableQuery<(typeof LICENSE_FILTERS)[number]>) {
  const status = LicenseStatus.safeParse(query.filters.status);
  return {
    app: { id: appId },
    page: query.page,
    limit: query.limit,
    ...(query.q ? { search: query.q } : {}),
    ...(status.success ? { status: status.data } : {}),
  };
}
