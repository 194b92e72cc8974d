import { AppOverview } from "@/components/app/app-overview";

type OverviewPageProps = { params: Promise<{ appId: string }> };

/** One application at a glance. */
export default async function OverviewPage({ params }: OverviewPageProps) {
  const { appId } = await params;
  return <AppOverview appId={appId} />;
}
