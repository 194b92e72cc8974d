import type { Metadata } from "next";
import { listInput } from "@/components/entity/list-input";
import { loadTableQuery } from "@/components/ui/data-table/table-params";
import { VPN_LIST } from "@/components/vpn/vpn-query";
import { VpnScreen } from "@/components/vpn/vpn-screen";

import { Hydrate, queryClient, trpc } from "../../../_lib/trpc";

export const metadata: Metadata = { title: "VPN allow list" };

type VpnScreenPageProps = {
  params: Promise<{ appId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What passes the VPN check, fetched on the server. */
export default async function VpnScreenPage({ params, searchParams }: VpnScreenPageProps) {
  const { appId } = await params;
  const query = await loadTableQuery(searchParams, VPN_LIST);
  await queryClient().prefetchQuery(trpc.vpnAllowance.list.queryOptions(listInput(appId, query)));
  return (
    <Hydrate>
      <VpnScreen appId={appId} />
    </Hydrate>
  );
}
