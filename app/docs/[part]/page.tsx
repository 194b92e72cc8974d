import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { DocsScreen } from "@/components/docs/docs-screen";
import { DocsSurface } from "@/components/docs/docs-surface";
import { findDocsPart } from "@/components/docs/find-docs-part";

import { readReference } from "../_lib/reader";

type DocsPartProps = { params: Promise<{ part: string }> };

export async function generateMetadata({ params }: DocsPartProps): Promise<Metadata> {
  const { part } = await params;
  const found = findDocsPart((await readReference()).surfaces, part);
  return { title: found ? `${found.group.title} · ${found.surface.title}` : "API reference" };
}

/** The operations of one noun of one door, drawn from the tables that serve them. */
export default async function DocsPartPage({ params }: DocsPartProps) {
  const { part } = await params;
  const { surfaces, isSignedIn } = await readReference();
  const found = findDocsPart(surfaces, part) ?? notFound();
  return (
    <DocsScreen surfaces={surfaces} isSignedIn={isSignedIn} part={part}>
      <DocsSurface surface={found.surface} group={found.group} canTry={isSignedIn} />
    </DocsScreen>
  );
}
