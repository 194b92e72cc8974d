"use client";

import { useQuery } from "@tanstack/react-query";
import type { ComponentProps } from "react";

import { useTRPC } from "@/components/trpc/client";
import { NativeSelect } from "@/components/ui/native-select";

type SubscriptionSelectProps = Omit<ComponentProps<typeof NativeSelect>, "children"> & {
  appId: string;
  /** What choosing nothing means. */
  none: string;
};

/** Chooses one of an application's tiers by its name; "" is none. */
export function SubscriptionSelect({ appId, none, ...props }: SubscriptionSelectProps) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.subscription.list.queryOptions({ app: { id: appId }, limit: 500 }));
  return (
    <NativeSelect className="w-full" {...props}>
      <option value="">{none}</option>
      {data?.rows.map((tier) => (
        <option key={tier.id} value={tier.name}>
          {tier.name} (level {tier.level})
        </option>
      ))}
    </NativeSelect>
  );
}
