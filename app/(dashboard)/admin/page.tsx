import { redirect } from "next/navigation";

import { requireAdmin } from "../_lib/trpc";

/** Administration begins with the accounts. */
export default async function AdminPage() {
  await requireAdmin();
  redirect("/admin/accounts");
}
