"use client";

import { useMemo } from "react";

import { useChanges } from "@/components/entity/use-changes";
import { useTRPCClient } from "@/components/trpc/client";

/** The changes a seller makes to users of one application. Those that can be undone offer it in the toast. */
export function useUserActions(appId: string) {
  const { user } = useTRPCClient();
  const changes = useChanges("user");

  return useMemo(() => {
    const { now, inDialog } = changes;
    const target = (id: string) => ({ app: { id: appId }, user: { id } });
    const unban = (id: string) => now(() => user.unban.mutate(target(id)), "User unbanned");
    const pause = (id: string) =>
      now(
        () => user.pause.mutate(target(id)),
        "User paused",
        () => unpause(id),
      );
    const unpause = (id: string): void =>
      now(
        () => user.unpause.mutate(target(id)),
        "User runs again",
        () => pause(id),
      );
    return {
      changes,
      unban,
      pause,
      unpause,
      ban: (id: string, reason: string) =>
        inDialog(
          () => user.ban.mutate({ ...target(id), reason: reason || null }),
          "User banned. Their sessions have ended.",
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
      banAll: (ids: string[], reason: string) =>
        changes.forAll(ids, (id) => user.ban.mutate({ ...target(id), reason: reason || null }), "user", "banned"),
      unbanAll: (ids: string[]) => changes.forAll(ids, (id) => user.unban.mutate(target(id)), "user", "unbanned"),
      removeAll: (ids: string[]) => changes.forAll(ids, (id) => user.delete.mutate(target(id)), "user", "deleted"),
      purge: (where: "all" | "expired") => user.deleteMany.mutate({ app: { id: appId }, where }),
    };
  }, [appId, user, changes]);
}

/** What `useUserActions` gives. */
export type UserActions = ReturnType<typeof useUserActions>;
