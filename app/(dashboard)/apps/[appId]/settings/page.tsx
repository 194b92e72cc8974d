import type { Metadata } from "next";

import { AppSettings } from "@/components/app/app-settings";

export const metadata: Metadata = { title: "Settings" };

type SettingsPageProps = { params: Promise<{ appId: string }> };

/** Settings of an application. */
export default async function SettingsPage({ params }: SettingsPageProps) {
  const { appId } = await params;
  return <AppSettings appId={appId} />;
}
