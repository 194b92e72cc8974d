import type { Metadata } from "next";
import { tiersInput } from "@/components/subscription/tiers-input";
import { loadTableQuery } from "@/components/ui/data-table/table-params";
import { USER_LIST, userListInput } from "@/components/user/user-query";
import { UserScreen } from "@/components/user/user-screen";

import { Hydrate, queryClient, trpc } from "../../../_lib/trpc";

export const metadata: Metadata = { title: "Users" };

type UsersPageProps = {
  params: Promise<{ appId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The user table, its first page fetched on the server. */
export default async function UsersPage({ params, searchParams }: UsersPageProps) {
  const { appId } = await params;
  const query = await loadTableQuery(searchParams, USER_LIST);
  await Promise.all([
    queryClient().prefetchQuery(trpc.user.list.queryOptions(userListInput(appId, query))),
    queryClient().prefetchQuery(trpc.subscription.list.queryOptions(tiersInput(appId))),
  ]);
  return (
    <Hydrate>
      <UserScreen appId={appId} />
    </Hydrate>
  );
}
