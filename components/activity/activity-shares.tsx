"use client";

import { useQuery } from "@tanstack/react-query";

import { LICENSE_STATUS } from "@/components/license/license-status-badge";
import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import type { Activity, Mix } from "@/components/trpc/types";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import type { LicenseStatus } from "@/server/services/license/schemas";

import { countryShares, withoutCountries } from "./country-shares";
import { refusalLabel } from "./refusal-labels";
import { ShareCard } from "./share-card";

const STATUS_COLOR: Record<LicenseStatus, string> = {
  active: "var(--success)",
  used: "var(--info)",
  expired: "var(--muted-foreground)",
  paused: "var(--warning)",
  banned: "var(--destructive)",
};

const licenseShares = (mix: Mix) =>
  mix.licenses.map(({ status, count }) => ({
    name: status,
    label: LICENSE_STATUS[status].label,
    count,
    color: STATUS_COLOR[status],
  }));

const tierShares = (mix: Mix) =>
  mix.subscriptions.map(({ tier, count }, index) => ({
    name: tier,
    label: tier,
    count,
    color: `var(--chart-${(index % 5) + 1})`,
  }));

const refusalShares = (activity: Activity) =>
  activity.refusalsByCode.map(({ code, count }) => ({
    name: code,
    label: refusalLabel(code),
    count,
    color: "var(--chart-4)",
  }));

type ActivitySharesProps = { appId: string; activity: Activity | undefined };

/** How licenses, running subscriptions, refusals and the countries of log-ins divide. */
export function ActivityShares({ appId, activity }: ActivitySharesProps) {
  const trpc = useTRPC();
  const mix = useQuery(trpc.activity.mix.queryOptions({ app: { id: appId } }));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 md:grid-cols-2">
      {mix.isError ? (
        <Card className="md:col-span-2">
          <ErrorState message={describeError(mix.error)} onRetry={() => void mix.refetch()} retrying={mix.isFetching} />
        </Card>
      ) : (
        <>
          <ShareCard
            title="Licenses by status"
            description="All keys, as they stand now."
            noun="Status"
            shares={mix.data && licenseShares(mix.data)}
            empty="No licenses yet."
          />
          <ShareCard
            title="Subscription mix"
            description="Users with a running subscription, by tier."
            noun="Tier"
            shares={mix.data && tierShares(mix.data)}
            empty="Nobody has a running subscription."
          />
        </>
      )}
      <ShareCard
        title="Refusals by reason"
        description="Of the time shown above."
        noun="Reason"
        shares={activity && refusalShares(activity)}
        empty="No client was refused."
      />
      <ShareCard
        title="Top countries"
        description="Log-ins of the time shown above."
        noun="Country"
        shares={activity && countryShares(activity)}
        empty={activity ? withoutCountries(activity) : ""}
        footnote="Where the address is registered, after the Number Resource Organization (nro.net)."
      />
    </div>
  );
}
