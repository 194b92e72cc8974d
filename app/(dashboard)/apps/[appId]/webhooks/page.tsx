import type { Metadata } from "next";
import { listInput } from "@/components/entity/list-input";
import { loadTableQuery } from "@/components/ui/data-table/table-params";
import { WEBHOOK_LIST } from "@/components/webhook/webhook-query";
import { WebhookScreen } from "@/components/webhook/webhook-screen";

import { Hydrate, queryClient, trpc } from "../../../_lib/trpc";

export const metadata: Metadata = { title: "Webhooks" };

type WebhookScreenPageProps = {
  params: Promise<{ appId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The webhooks, fetched on the server. */
export default async function WebhookScreenPage({ params, searchParams }: WebhookScreenPageProps) {
  const { appId } = await params;
  const query = await loadTableQuery(searchParams, WEBHOOK_LIST);
  await queryClient().prefetchQuery(trpc.webhook.list.queryOptions(listInput(appId, query)));
  return (
    <Hydrate>
      <WebhookScreen appId={appId} />
    </Hydrate>
  );
}
