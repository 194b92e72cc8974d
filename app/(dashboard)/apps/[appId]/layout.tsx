import type { Metadata } from "next";
import type { ReactNode } from "react";

import { Hydrate, requireApp } from "../../_lib/trpc";

type AppLayoutProps = { params: Promise<{ appId: string }>; children: ReactNode };

/** Pages of an application carry its name: "Licenses · Nebula · Latchkey". */
export async function generateMetadata({ params }: AppLayoutProps): Promise<Metadata> {
  const { name } = await requireApp((await params).appId);
  return { title: { default: name, template: `%s · ${name} · Latchkey` } };
}

/** Fetches the application, or answers 404, before any of its pages. */
export default async function AppLayout({ params, children }: AppLayoutProps) {
  await requireApp((await params).appId);
  return <Hydrate>{children}</Hydrate>;
}
