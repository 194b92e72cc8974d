import type { Metadata } from "next";

import { LICENSE_LIST, licenseListInput } from "@/components/license/license-query";
import { LicenseScreen } from "@/components/license/license-screen";
import { tiersInput } from "@/components/subscription/tiers-input";
import { loadTableQuery } from "@/components/ui/data-table/table-params";

import { Hydrate, queryClient, trpc } from "../../../_lib/trpc";

export const metadata: Metadata = { title: "Licenses" };

type LicensesPageProps = {
  params: Promise<{ appId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The license table, its first page fetched on the server. */
export default async function LicensesPage({ params, searchParams }: LicensesPageProps) {
  const { appId } = await params;
  const query = await loadTableQuery(searchParams, LICENSE_LIST);
  await Promise.all([
    queryClient().prefetchQuery(trpc.license.list.queryOptions(licenseListInput(appId, query))),
    queryClient().prefetchQuery(trpc.subscription.list.queryOptions(tiersInput(appId))),
  ]);
  return (
    <Hydrate>
      <LicenseScreen appId={appId} />
    </Hydrate>
  );
}
