"use client";

import { keepPreviousData, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { UserCog } from "lucide-react";
import dynamic from "next/dynamic";
import { useMemo } from "react";

import { PLANS, ROLES } from "@/components/account/plan-badge";
import { EntityTable } from "@/components/entity/entity-table";
import { optionsOf } from "@/components/entity/list-input";
import { useChanges } from "@/components/entity/use-changes";
import { useQuestion } from "@/components/entity/use-question";
import { useTRPC } from "@/components/trpc/client";
import type { ListedAccount } from "@/components/trpc/types";
import { useTableQuery } from "@/components/ui/data-table/use-table-query";
import { PageHeader } from "@/components/ui/page-header";

import { accountColumns } from "./account-columns";
import { ACCOUNT_LIST, accountListInput } from "./account-query";
import { PlanSummary } from "./plan-summary";

const AccountStandingDialog = dynamic(() =>
  import("./account-standing-dialog").then((file) => file.AccountStandingDialog),
);

const FILTERS = [
  {
    name: "plan",
    label: "Plan",
    options: optionsOf(PLANS),
  },
  {
    name: "role",
    label: "Role",
    options: optionsOf(ROLES),
  },
] as const;

/** Every account of this server, for admins: who they are, which plan they are on, and the way to change that. */
export function AccountsScreen() {
  const trpc = useTRPC();
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const query = useTableQuery(ACCOUNT_LIST);
  const list = useQuery(
    trpc.admin.accounts.queryOptions(accountListInput(query), { placeholderData: keepPreviousData }),
  );
  const changes = useChanges("admin", "account");
  const { asked, ask, open, setOpen } = useQuestion<"change", ListedAccount>();
  const columns = useMemo(() => accountColumns(me.id, ask), [me.id, ask]);
  return (
    <>
      <PageHeader title="Accounts" description="Everyone who sells on this server, and the plan they are on." />
      <PlanSummary />
      <EntityTable
        label="Accounts"
        noun="account"
        icon={UserCog}
        query={query}
        list={list}
        columns={columns}
        search="Search usernames and emails…"
        csv={{ owner: "account", set: "accounts", input: accountListInput(query) }}
        filters={FILTERS}
        empty={{ title: "No accounts", description: "Whoever signs up appears here." }}
      />
      {asked && (
        <AccountStandingDialog
          key={asked.row.id}
          open={open}
          onOpenChange={setOpen}
          account={asked.row}
          isOwn={asked.row.id === me.id}
          changes={changes}
        />
      )}
    </>
  );
}
