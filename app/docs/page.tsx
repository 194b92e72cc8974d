import type { Metadata } from "next";
import { headers } from "next/headers";

import { trpcContext } from "@/app/(dashboard)/_lib/context";
import { DocsScreen } from "@/components/docs/docs-screen";
import { pageOrigin } from "@/server/api/kit/next-route";
import { referencePage } from "@/server/api/reference/page";

export const metadata: Metadata = { title: "API reference" };

/** Whether a seller reads this; while the database is away nobody does. */
async function isSignedIn(): Promise<boolean> {
  const context = await trpcContext().catch(() => null);
  return context?.service.actor.kind === "account";
}

/** Every operation of every door, drawn from the tables that serve them, with the reader's own host in the examples. */
export default async function DocsPage() {
  return <DocsScreen surfaces={referencePage(pageOrigin(await headers()))} isSignedIn={await isSignedIn()} />;
}
