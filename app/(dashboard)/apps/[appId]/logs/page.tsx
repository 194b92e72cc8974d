import type { Metadata } from "next";
import { LOG_LIST, logInput } from "@/components/log/log-query";
import { LogScreen } from "@/components/log/log-screen";
import { loadTableQuery } from "@/components/ui/data-table/table-params";

import { Hydrate, queryClient, trpc } from "../../../_lib/trpc";

export const metadata: Metadata = { title: "Logs" };

type LogScreenPageProps = {
  params: Promise<{ appId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The log, its first page fetched on the server. */
export default async function LogScreenPage({ params, searchParams }: LogScreenPageProps) {
  const { appId } = await params;
  const query = await loadTableQuery(searchParams, LOG_LIST);
  await queryClient().prefetchQuery(trpc.log.list.queryOptions(logInput(appId, query)));
  return (
    <Hydrate>
      <LogScreen appId={appId} />
    </Hydrate>
  );
}
