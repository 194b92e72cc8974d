import type { Metadata } from "next";
import { loadTableQuery } from "@/components/ui/data-table/table-params";
import { UserVariableList } from "@/components/variable/user-variable-list";
import { USER_VARIABLE_LIST, userVariableInput } from "@/components/variable/variable-query";

import { Hydrate, queryClient, trpc } from "../../../../_lib/trpc";

export const metadata: Metadata = { title: "User variables" };

type UserVariableListPageProps = {
  params: Promise<{ appId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The variables of all users, fetched on the server. */
export default async function UserVariableListPage({ params, searchParams }: UserVariableListPageProps) {
  const { appId } = await params;
  const query = await loadTableQuery(searchParams, USER_VARIABLE_LIST);
  await queryClient().prefetchQuery(trpc.variable.listOfUsers.queryOptions(userVariableInput(appId, query)));
  return (
    <Hydrate>
      <UserVariableList appId={appId} />
    </Hydrate>
  );
}
