"use client";

import { useMemo } from "react";

import { bulkChanges } from "@/components/entity/bulk-changes";
import { pausedPreview } from "@/components/entity/show-at-once";
import { useChanges } from "@/components/entity/use-changes";
import { useTRPCClient } from "@/components/trpc/client";
import type { User, UserChange } from "@/components/trpc/types";

/** The changes a seller makes to users of one application. Those that can be undone offer it in the toast. */
export function useUserActions(appId: string) {
  const { user } = useTRPCClient();
  const changes = useChanges("user");

  return useMemo(() => {
    const { now, inDialog } = changes;
    const app = { id: appId };
    const target = (id: string) => ({ app, user: { id } });
    type Row = Pick<User, "id" | "bannedAt">;
    const unban = (id: string) => now(() => user.unban.mutate(target(id)), "User unbanned");
    const pause = (row: Row) =>
      now(
        () => user.pause.mutate(target(row.id)),
        "User paused",
        () => unpause(row),
        pausedPreview(row),
      );
    const unpause = (row: Row): void =>
      now(
        () => user.unpause.mutate(target(row.id)),
        "User runs again",
        () => pause(row),
      );
    return {
      changes,
      unban,
      pause,
      unpause,
      ban: (id: string, reason: string) =>
        inDialog(
          () => user.ban.mutate({ ...target(id), reason: reason || null }),
          "User banned. They are refused from now on.",
          () => unban(id),
        ),
      extend: (id: string, days: number, subscription: string) =>
        inDialog(
          () => user.extend.mutate({ ...target(id), days, ...(subscription ? { subscription } : {}) }),
          "Subscription extended",
        ),
      shorten: (id: string, days: number) =>
        inDialog(() => user.shorten.mutate({ ...target(id), days }), "Subscription shortened"),
      resetHwid: (id: string) => inDialog(() => user.resetHwid.mutate(target(id)), "HWID reset"),
      resetPassword: (id: string, newPassword: string) =>
        inDialog(
          () => user.resetPassword.mutate({ ...target(id), ...(newPassword ? { newPassword } : {}) }),
          "Password changed. Their sessions have ended.",
        ),
      remove: (id: string) => inDialog(() => user.delete.mutate(target(id)), "User deleted"),
      edit: (id: string, fields: Omit<Parameters<typeof user.edit.mutate>[0], "app" | "user">) =>
        inDialog(() => user.edit.mutate({ ...target(id), ...fields }), "User saved"),
      purge: (where: "all" | "expired") => user.deleteMany.mutate({ app, where }),
      ...bulkChanges<UserChange>(changes, "user", (ids, change) => user.change.mutate({ app, ids, change })),
    };
  }, [appId, user, changes]);
}

/** What `useUserActions` gives. */
export type UserActions = ReturnType<typeof useUserActions>;
