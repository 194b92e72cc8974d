import type { Metadata } from "next";

import { ACCOUNT_LIST, accountListInput } from "@/components/admin/account-query";
import { AccountsScreen } from "@/components/admin/accounts-screen";
import { loadTableQuery } from "@/components/ui/data-table/table-params";

import { Hydrate, queryClient, requireAccount, requireAdmin, trpc } from "../../_lib/trpc";

type AccountsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Whoever is no admin learns nothing from the title either. */
export async function generateMetadata(): Promise<Metadata> {
  const { role } = await requireAccount();
  return { title: role === "admin" ? "Accounts" : "Not found" };
}

/** All accounts, for admins. */
export default async function AccountsPage({ searchParams }: AccountsPageProps) {
  await requireAdmin();
  const query = await loadTableQuery(searchParams, ACCOUNT_LIST);
  await Promise.all([
    queryClient().prefetchQuery(trpc.admin.accounts.queryOptions(accountListInput(query))),
    queryClient().prefetchQuery(trpc.admin.plans.queryOptions()),
  ]);
  return (
    <Hydrate>
      <AccountsScreen />
    </Hydrate>
  );
}
