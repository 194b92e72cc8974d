"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import dynamic from "next/dynamic";
import { useApp } from "@/components/app/use-app";
import { EntityScreen } from "@/components/entity/entity-screen";
import { listInput } from "@/components/entity/list-input";
import { useChanges } from "@/components/entity/use-changes";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import { useTableQuery } from "@/components/ui/data-table/use-table-query";
import { vpnColumns } from "./vpn-columns";
import { VPN_LIST } from "./vpn-query";

const VpnFormDialog = dynamic(() => import("./vpn-form-dialog").then((file) => file.VpnFormDialog));

const WORDS = {
  title: "VPN allow list",
  description: "Addresses that pass the VPN check, although they belong to a hosting or VPN network.",
  noun: "address",
  create: "Allow address",
  search: "Search addresses and notes…",
  emptyTitle: "No exceptions",
  emptyText:
    "With Refuse VPNs on, clients from hosting and VPN networks are refused. Add the addresses that should pass all the same.",
  nameOf: (row: { value: string }) => row.value,
  deleting: "Clients from there are checked again like all others.",
};

/** What passes the VPN check of one application. */
export function VpnScreen({ appId }: { appId: string }) {
  const trpc = useTRPC();
  const { vpnAllowance, holding } = useTRPCClient();
  const app = useApp(appId);
  const query = useTableQuery(VPN_LIST);
  const list = useQuery(
    trpc.vpnAllowance.list.queryOptions(listInput(appId, query), { placeholderData: keepPreviousData }),
  );
  const changes = useChanges("vpnAllowance");
  return (
    <>
      <EntityScreen
        words={WORDS}
        icon={ShieldCheck}
        query={query}
        list={list}
        csv={{ owner: appId, set: "vpn-allowances", input: listInput(appId, query) }}
        columns={vpnColumns}
        changes={changes}
        remove={(id) => vpnAllowance.remove.mutate({ app: { id: appId }, id })}
        removeAll={(ids) => holding.delete.mutate({ app: { id: appId }, holding: "vpnAllowance", ids })}
        confirmWith={app.name}
        form={(form) => <VpnFormDialog {...form} appId={appId} changes={changes} />}
      />
      <p className="mt-3 text-muted-foreground text-xs">
        Which networks belong to whom:{" "}
        <a className="underline underline-offset-2" href="https://db-ip.com">
          IP Geolocation by DB-IP
        </a>
        , Route Views and the Number Resource Organization (CC BY 4.0).
      </p>
    </>
  );
}
