import type { Metadata } from "next";

import { AppList } from "@/components/app/app-list";

export const metadata: Metadata = { title: "Applications" };

/** All applications. The layout has fetched them. */
export default function AppsPage() {
  return <AppList />;
}
