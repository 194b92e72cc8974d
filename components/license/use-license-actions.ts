"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";

import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import { toast } from "@/components/ui/toast";

const UNDO_MS = 8_000;

/** A toast that can be undone stays long enough to be read and reached. */
const undoable = (undo: (() => void) | undefined) =>
  undo ? { action: { label: "Undo", onClick: undo }, duration: UNDO_MS } : {};

/** What can be done to one license. Each says in a toast how it went, and refreshes what it touched. */
export type LicenseActions = {
  /** Rejects with a sentence when the server refuses, for a dialog to show. */
  ban: (id: string, reason?: string) => Promise<void>;
  unban: (id: string) => void;
  pause: (id: string) => void;
  unpause: (id: string) => void;
  /** Rejects with a sentence when the server refuses. */
  remove: (id: string) => Promise<void>;
};

/** The changes a seller makes to licenses of one application. Those that can be undone offer it in the toast. */
export function useLicenseActions(appId: string): LicenseActions {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const ban = useMutation(trpc.license.ban.mutationOptions()).mutateAsync;
  const unban = useMutation(trpc.license.unban.mutationOptions()).mutateAsync;
  const pause = useMutation(trpc.license.pause.mutationOptions()).mutateAsync;
  const unpause = useMutation(trpc.license.unpause.mutationOptions()).mutateAsync;
  const remove = useMutation(trpc.license.delete.mutationOptions()).mutateAsync;

  return useMemo(() => {
    const target = (id: string) => ({ app: { id: appId }, license: { id } });

    async function refresh() {
      await Promise.all([
        cache.invalidateQueries(trpc.license.pathFilter()),
        cache.invalidateQueries(trpc.app.pathFilter()),
      ]);
    }

    /** Runs a change that needs no dialog; `undo` is offered only where it brings back what was. */
    async function change(work: () => Promise<unknown>, said: string, undo?: () => void) {
      try {
        await work();
        toast.success(said, undoable(undo));
      } catch (error) {
        toast.error("That did not work", { description: describeError(error) });
      }
      await refresh();
    }

    async function inDialog(work: () => Promise<unknown>, said: string, undo?: () => void) {
      try {
        await work();
      } catch (error) {
        throw new Error(describeError(error));
      }
      toast.success(said, undoable(undo));
      await refresh();
    }

    const actions: LicenseActions = {
      ban: (id, reason) =>
        inDialog(
          () => ban({ ...target(id), ...(reason ? { reason } : {}) }),
          "License banned. Its sessions have ended.",
          () => actions.unban(id),
        ),
      unban: (id) => void change(() => unban(target(id)), "License unbanned"),
      pause: (id) =>
        void change(
          () => pause(target(id)),
          "License paused",
          () => actions.unpause(id),
        ),
      unpause: (id) =>
        void change(
          () => unpause(target(id)),
          "License runs again",
          () => actions.pause(id),
        ),
      remove: (id) => inDialog(() => remove(target(id)), "License deleted"),
    };
    return actions;
  }, [appId, ban, unban, pause, unpause, remove, cache, trpc]);
}
