import type { Metadata } from "next";
import { headers } from "next/headers";

import { ConnectGuide } from "@/components/connect/connect-guide";

export const metadata: Metadata = { title: "Connect a client" };

type ConnectPageProps = { params: Promise<{ appId: string }> };

/** Snippets for clients. The address is the one under which the reader sees this page. */
export default async function ConnectPage({ params }: ConnectPageProps) {
  const { appId } = await params;
  const given = await headers();
  const scheme = given.get("x-forwarded-proto")?.split(",")[0]?.trim() === "https" ? "https" : "http";
  return <ConnectGuide appId={appId} servedAt={`${scheme}://${given.get("host") ?? "localhost:3000"}`} />;
}
