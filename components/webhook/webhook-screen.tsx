"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Webhook as WebhookIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { useApp } from "@/components/app/use-app";
import { EntityScreen } from "@/components/entity/entity-screen";
import { listInput } from "@/components/entity/list-input";
import { useChanges } from "@/components/entity/use-changes";
import { useTRPC, useTRPCClient } from "@/components/trpc/client";
import { useTableQuery } from "@/components/ui/data-table/use-table-query";
import { webhookColumns } from "./webhook-columns";
import { WEBHOOK_LIST } from "./webhook-query";

const WebhookFormDialog = dynamic(() => import("./webhook-form-dialog").then((file) => file.WebhookFormDialog));

const WORDS = {
  title: "Webhooks",
  description: "HTTP calls that your clients may trigger without learning the address or its credentials.",
  noun: "webhook",
  create: "New webhook",
  search: "Search names and URLs…",
  emptyTitle: "No webhooks yet",
  emptyText:
    "Make one to let clients reach Discord, your own server or any other API through Latchkey, with its secrets kept here.",
  nameOf: (row: { name: string }) => row.name,
  deleting: "Clients that call it are told that there is no such webhook.",
};

/** The webhooks of one application. */
export function WebhookScreen({ appId }: { appId: string }) {
  const trpc = useTRPC();
  const { webhook, holding } = useTRPCClient();
  const app = useApp(appId);
  const query = useTableQuery(WEBHOOK_LIST);
  const list = useQuery(trpc.webhook.list.queryOptions(listInput(appId, query), { placeholderData: keepPreviousData }));
  const changes = useChanges("webhook");
  return (
    <EntityScreen
      words={WORDS}
      icon={WebhookIcon}
      query={query}
      list={list}
      csv={{ owner: appId, set: "webhooks", input: listInput(appId, query) }}
      columns={webhookColumns}
      changes={changes}
      remove={(id) => webhook.delete.mutate({ app: { id: appId }, id })}
      removeAll={(ids) => holding.delete.mutate({ app: { id: appId }, holding: "webhook", ids })}
      confirmWith={app.name}
      form={(form) => <WebhookFormDialog {...form} appId={appId} changes={changes} />}
    />
  );
}
