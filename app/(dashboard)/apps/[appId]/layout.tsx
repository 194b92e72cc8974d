import type { Metadata } from "next";
import type { ReactNode } from "react";

import { findApp, Hydrate, requireApp } from "../../_lib/trpc";

type AppLayoutProps = { params: Promise<{ appId: string }>; children: ReactNode };

/** Pages of an application carry its name: "Licenses · Nebula · Latchkey"; of one that is not there, none of theirs. */
export async function generateMetadata({ params }: AppLayoutProps): Promise<Metadata> {
  const app = await findApp((await params).appId);
  if (!app) return { title: { default: "Not found", template: "Not found · Latchkey" } };
  const { name } = app;
  return { title: { default: name, template: `%s · ${name} · Latchkey` } };
}

/** Fetches the application, or answers 404, before any of its pages. */
export default async function AppLayout({ params, children }: AppLayoutProps) {
  await requireApp((await params).appId);
  return <Hydrate>{children}</Hydrate>;
}
