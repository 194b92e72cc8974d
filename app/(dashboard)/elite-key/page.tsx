import type { Metadata } from "next";
import { EliteKeyScreen } from "@/components/elite-key/elite-key-screen";
import { ELITE_RULE_LIST, eliteRuleInput } from "@/components/elite-key/elite-rule-query";
import { loadTableQuery } from "@/components/ui/data-table/table-params";

import { Hydrate, queryClient, requireAccount, trpc } from "../_lib/trpc";

export const metadata: Metadata = { title: "Elite key" };

type EliteKeyPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The Elite Key with its permissions and rules, fetched on the server for accounts that may have one. */
export default async function EliteKeyPage({ searchParams }: EliteKeyPageProps) {
  const { plan } = await requireAccount();
  if (plan === "elite") {
    const query = await loadTableQuery(searchParams, ELITE_RULE_LIST);
    await Promise.all([
      queryClient().prefetchQuery(trpc.eliteKey.find.queryOptions()),
      queryClient().prefetchQuery(trpc.eliteKey.permissions.queryOptions()),
      queryClient().prefetchQuery(trpc.eliteKey.rules.queryOptions(eliteRuleInput(query))),
    ]);
  }
  return (
    <Hydrate>
      <EliteKeyScreen />
    </Hydrate>
  );
}
