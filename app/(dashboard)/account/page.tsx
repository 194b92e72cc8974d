import type { Metadata } from "next";

import { AccountScreen } from "@/components/account/account-screen";

import { Hydrate, queryClient, trpc } from "../_lib/trpc";

export const metadata: Metadata = { title: "Account" };

/** Profile, plan, password, signed-in browsers and the end of it. The layout has fetched the account. */
export default async function AccountPage() {
  await queryClient().prefetchQuery(trpc.account.sessions.queryOptions());
  return (
    <Hydrate>
      <AccountScreen />
    </Hydrate>
  );
}
