import type { Metadata } from "next";

import { DocsIndex } from "@/components/docs/docs-index";
import { DocsScreen } from "@/components/docs/docs-screen";

import { readReference } from "./_lib/reader";

export const metadata: Metadata = { title: "API reference" };

/** Every operation of every door by its name, each leading to the page that holds it. */
export default async function DocsPage() {
  const { surfaces, isSignedIn } = await readReference();
  return (
    <DocsScreen surfaces={surfaces} isSignedIn={isSignedIn}>
      <DocsIndex surfaces={surfaces} isSignedIn={isSignedIn} />
    </DocsScreen>
  );
}
