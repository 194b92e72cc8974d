import type { Metadata } from "next";

import { responseListInput } from "@/components/response/response-input";
import { ResponseScreen } from "@/components/response/response-screen";

import { Hydrate, queryClient, trpc } from "../../../_lib/trpc";

export const metadata: Metadata = { title: "Response texts" };

type ResponsesPageProps = { params: Promise<{ appId: string }> };

/** What clients are told, fetched on the server. */
export default async function ResponsesPage({ params }: ResponsesPageProps) {
  const { appId } = await params;
  await queryClient().prefetchQuery(trpc.response.list.queryOptions(responseListInput(appId)));
  return (
    <Hydrate>
      <ResponseScreen appId={appId} />
    </Hydrate>
  );
}
