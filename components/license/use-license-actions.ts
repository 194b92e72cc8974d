"use client";

import { useMemo } from "react";

import { bulkChanges } from "@/components/entity/bulk-changes";
import { pausedPreview } from "@/components/entity/show-at-once";
import { useChanges } from "@/components/entity/use-changes";
import { useTRPCClient } from "@/components/trpc/client";
import type { License, LicenseChange } from "@/components/trpc/types";
import type { LicensePurge } from "./license-purges";

/** The changes a seller makes to licenses of one application. Those that can be undone offer it in the toast. */
export function useLicenseActions(appId: string) {
  const { license } = useTRPCClient();
  // What a license grants is what its user has.
  const changes = useChanges("license", "user");

  return useMemo(() => {
    const { now, inDialog } = changes;
    const app = { id: appId };
    const target = (id: string) => ({ app, license: { id } });
    const unban = (id: string) => now(() => license.unban.mutate(target(id)), "License unbanned");
    type Row = Pick<License, "id" | "bannedAt">;
    const pause = (row: Row) =>
      now(
        () => license.pause.mutate(target(row.id)),
        "License paused",
        () => unpause(row),
        pausedPreview(row),
      );
    const unpause = (row: Row): void =>
      now(
        () => license.unpause.mutate(target(row.id)),
        "License runs again",
        () => pause(row),
      );
    return {
      changes,
      unban,
      pause,
      unpause,
      ban: (id: string, reason: string) =>
        inDialog(
          () => license.ban.mutate({ ...target(id), ...(reason ? { reason } : {}) }),
          "License banned. Whoever runs on it is refused from now on.",
          () => unban(id),
        ),
      extend: (id: string, days: number) =>
        inDialog(() => license.extend.mutate({ ...target(id), days }), "License extended"),
      shorten: (id: string, days: number) =>
        inDialog(() => license.shorten.mutate({ ...target(id), days }), "License shortened"),
      edit: (id: string, fields: Omit<Parameters<typeof license.edit.mutate>[0], "app" | "license">) =>
        inDialog(() => license.edit.mutate({ ...target(id), ...fields }), "License saved"),
      remove: (id: string) => inDialog(() => license.delete.mutate(target(id)), "License deleted"),
      purge: async (where: LicensePurge) => (await license.deleteMany.mutate({ app, where })).deleted,
      ...bulkChanges<LicenseChange>(changes, "license", (ids, change) => license.change.mutate({ app, ids, change })),
    };
  }, [appId, license, changes]);
}

/** What `useLicenseActions` gives. */
export type LicenseActions = ReturnType<typeof useLicenseActions>;
