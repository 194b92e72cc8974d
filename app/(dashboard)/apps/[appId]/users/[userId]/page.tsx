import type { Metadata } from "next";

import { loadTableQuery } from "@/components/ui/data-table/table-params";
import { UserPage } from "@/components/user/user-page";
import { USER_VARIABLE_LIST, userVariableInput } from "@/components/variable/variable-query";

import { Hydrate, orNotFound, orNull, queryClient, trpc } from "../../../../_lib/trpc";

type OneUserPageProps = {
  params: Promise<{ appId: string; userId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const askForUser = ({ appId, userId }: { appId: string; userId: string }) =>
  queryClient().fetchQuery(trpc.user.get.queryOptions({ app: { id: appId }, user: { id: userId } }));

/** The user's name in the tab. */
export async function generateMetadata({ params }: OneUserPageProps): Promise<Metadata> {
  return { title: (await orNull(askForUser(await params)))?.username ?? "Not found" };
}

/** One user: profile, grants, machines, variables. */
export default async function OneUserPage({ params, searchParams }: OneUserPageProps) {
  const { appId, userId } = await params;
  await orNotFound(askForUser({ appId, userId }));
  const query = await loadTableQuery(searchParams, USER_VARIABLE_LIST);
  await Promise.all([
    queryClient().prefetchQuery(trpc.user.access.queryOptions({ app: { id: appId }, user: { id: userId } })),
    queryClient().prefetchQuery(trpc.variable.listOfUsers.queryOptions(userVariableInput(appId, query, userId))),
  ]);
  return (
    <Hydrate>
      <UserPage appId={appId} userId={userId} />
    </Hydrate>
  );
}
