"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { useTRPC } from "@/components/trpc/client";

import { tiersInput } from "./tiers-input";

/** The filter by subscription of a list, with the application's tiers as its options. */
export function useTierFilter(appId: string) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.subscription.list.queryOptions(tiersInput(appId)));
  return useMemo(() => {
    const options = (data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }));
    return { name: "subscription", label: "Subscription", options } as const;
  }, [data]);
}
