import type { Metadata } from "next";
import { headers } from "next/headers";

import { ConnectGuide } from "@/components/connect/connect-guide";
import { pageOrigin } from "@/server/api/kit/next-route";

export const metadata: Metadata = { title: "Connect a client" };

type ConnectPageProps = { params: Promise<{ appId: string }> };

/** Snippets for clients. The address is the one under which the reader sees this page. */
export default async function ConnectPage({ params }: ConnectPageProps) {
  const { appId } = await params;
  return <ConnectGuide appId={appId} servedAt={pageOrigin(await headers())} />;
}
