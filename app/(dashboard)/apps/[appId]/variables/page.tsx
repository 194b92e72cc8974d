import type { Metadata } from "next";
import { listInput } from "@/components/entity/list-input";
import { loadTableQuery } from "@/components/ui/data-table/table-params";
import { VARIABLE_LIST } from "@/components/variable/variable-query";
import { VariableScreen } from "@/components/variable/variable-screen";

import { Hydrate, queryClient, trpc } from "../../../_lib/trpc";

export const metadata: Metadata = { title: "Variables" };

type VariableScreenPageProps = {
  params: Promise<{ appId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The global variables, fetched on the server. */
export default async function VariableScreenPage({ params, searchParams }: VariableScreenPageProps) {
  const { appId } = await params;
  const query = await loadTableQuery(searchParams, VARIABLE_LIST);
  await queryClient().prefetchQuery(trpc.variable.list.queryOptions(listInput(appId, query)));
  return (
    <Hydrate>
      <VariableScreen appId={appId} />
    </Hydrate>
  );
}
