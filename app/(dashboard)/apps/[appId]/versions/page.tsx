import type { Metadata } from "next";
import { loadTableQuery } from "@/components/ui/data-table/table-params";
import { VERSION_LIST, versionInput } from "@/components/version/version-query";
import { VersionScreen } from "@/components/version/version-screen";

import { Hydrate, queryClient, trpc } from "../../../_lib/trpc";

export const metadata: Metadata = { title: "Versions" };

type VersionScreenPageProps = {
  params: Promise<{ appId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The white list of versions, fetched on the server. */
export default async function VersionScreenPage({ params, searchParams }: VersionScreenPageProps) {
  const { appId } = await params;
  const query = await loadTableQuery(searchParams, VERSION_LIST);
  await queryClient().prefetchQuery(trpc.version.list.queryOptions(versionInput(appId, query)));
  return (
    <Hydrate>
      <VersionScreen appId={appId} />
    </Hydrate>
  );
}
