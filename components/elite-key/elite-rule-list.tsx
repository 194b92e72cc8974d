"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Network } from "lucide-react";
import dynamic from "next/dynamic";
import { EntityScreen } from "@/components/entity/entity-screen";
import { optionsOf } from "@/components/entity/list-input";
import { useChanges } from "@/components/entity/use-changes";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import { Alert } from "@/components/ui/alert";
import { useTableQuery } from "@/components/ui/data-table/use-table-query";
import { eliteRuleColumns } from "./elite-rule-columns";
import { ELITE_LISTS, ELITE_RULE_LIST, eliteRuleInput } from "./elite-rule-query";

const EliteRuleFormDialog = dynamic(() => import("./elite-rule-form-dialog").then((file) => file.EliteRuleFormDialog));

const WORDS = {
  title: "Where it may be used from",
  description: "",
  noun: "rule",
  create: "New rule",
  search: "Search values…",
  emptyTitle: "Used from anywhere",
  emptyText: "Put the addresses of your own servers on the whitelist, and a stolen key is of no use elsewhere.",
  nameOf: (row: { value: string }) => row.value,
  deleting: "Without any rule on a whitelist, the key may be used from anywhere.",
};

const FILTERS = [{ name: "list", label: "List", options: optionsOf(ELITE_LISTS) }] as const;

/** The address and domain rules of the Elite Key. Deleting several asks for the account's name. */
export function EliteRuleList({ accountName }: { accountName: string }) {
  const trpc = useTRPC();
  const { eliteKey, holding } = useTRPCClient();
  const query = useTableQuery(ELITE_RULE_LIST);
  const list = useQuery(trpc.eliteKey.rules.queryOptions(eliteRuleInput(query), { placeholderData: keepPreviousData }));
  const changes = useChanges("eliteKey");
  return (
    <EntityScreen
      words={WORDS}
      icon={Network}
      query={query}
      list={list}
      filters={FILTERS}
      csv={{ owner: "account", set: "elite-rules", input: eliteRuleInput(query) }}
      columns={eliteRuleColumns}
      changes={changes}
      remove={(id) => eliteKey.deleteRule.mutate({ rule: { id } })}
      removeAll={(ids) => holding.delete.mutate({ holding: "eliteRule", ids })}
      confirmWith={accountName}
      level="part"
      above={
        <Alert mood="warning" className="mb-3">
          Address rules protect the key. Domain rules are advisory: they look at the Origin or Referer header, which any
          program but a browser can set to whatever it likes.
        </Alert>
      }
      form={(form) => <EliteRuleFormDialog {...form} changes={changes} />}
    />
  );
}
