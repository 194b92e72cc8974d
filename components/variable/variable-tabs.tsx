"use client";

import { LinkTabs } from "@/components/entity/link-tabs";

/** Between the variables of the application and those of its users. */
export function VariableTabs({ appId }: { appId: string }) {
  const base = `/apps/${appId}/variables`;
  return (
    <LinkTabs
      label="Kinds of variables"
      tabs={[
        { href: base, label: "Global" },
        { href: `${base}/users`, label: "Of users" },
      ]}
    />
  );
}
