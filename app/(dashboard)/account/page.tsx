import type { Metadata } from "next";

import { AccountScreen } from "@/components/account/account-screen";

export const metadata: Metadata = { title: "Account" };

/** Profile and password. The layout has fetched the account. */
export default function AccountPage() {
  return <AccountScreen />;
}
