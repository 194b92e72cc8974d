import type { Metadata } from "next";
import { DEVICE_LIST, deviceInput } from "@/components/device/device-query";
import { DeviceScreen } from "@/components/device/device-screen";
import { loadTableQuery } from "@/components/ui/data-table/table-params";

import { Hydrate, queryClient, trpc } from "../../../_lib/trpc";

export const metadata: Metadata = { title: "Devices" };

type DeviceScreenPageProps = {
  params: Promise<{ appId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The devices, fetched on the server. */
export default async function DeviceScreenPage({ params, searchParams }: DeviceScreenPageProps) {
  const { appId } = await params;
  const query = await loadTableQuery(searchParams, DEVICE_LIST);
  await queryClient().prefetchQuery(trpc.device.list.queryOptions(deviceInput(appId, query)));
  return (
    <Hydrate>
      <DeviceScreen appId={appId} />
    </Hydrate>
  );
}
