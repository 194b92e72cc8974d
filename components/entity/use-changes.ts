"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";

import { plural } from "@/components/lib/format";
import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import { toast } from "@/components/ui/toast";

const UNDO_MS = 8_000;

/** The ways in which a screen changes what the server holds. Every one says how it went, and refreshes what it touched. */
export type Changes = {
  /** Without a dialog: a toast tells of success or refusal. `undo` is offered only where it brings back what was. */
  now: (work: () => Promise<unknown>, said: string, undo?: () => void) => void;
  /** From a dialog, which shows what this rejects with: a sentence, with the refusal itself as its cause. */
  inDialog: <R>(work: () => Promise<R>, said?: string | ((result: R) => string), undo?: () => void) => Promise<R>;
  /** To each of several rows. Says how many it did and why the rest did not, never more than happened. */
  forAll: (ids: readonly string[], work: (id: string) => Promise<unknown>, noun: string, done: string) => Promise<void>;
};

/** Nouns of the router: what they name is asked for again after a change. */
type Touched = Exclude<keyof ReturnType<typeof useTRPC>, "pathFilter" | "pathKey">;

const undoable = (undo: (() => void) | undefined) =>
  undo ? { action: { label: "Undo", onClick: undo }, duration: UNDO_MS } : {};

/** Changes that touch `nouns`, such as "user", and the counts of the application. `nouns` must be constants. */
export function useChanges(...nouns: Touched[]): Changes {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { mutateAsync } = useMutation({ mutationFn: (work: () => Promise<unknown>) => work() });
  const touched = nouns.join();

  return useMemo(() => {
    const run = <R>(work: () => Promise<R>) => mutateAsync(work) as Promise<R>;
    const names = [...new Set([...touched.split(","), "app"])] as Touched[];
    const refresh = () => Promise.all(names.map((noun) => cache.invalidateQueries(trpc[noun].pathFilter())));

    async function change(work: () => Promise<unknown>, said: string, undo?: () => void) {
      try {
        await run(work);
        toast.success(said, undoable(undo));
      } catch (error) {
        toast.error("That did not work", { description: describeError(error) });
      }
      await refresh();
    }

    return {
      now: (work, said, undo) => void change(work, said, undo),
      async inDialog(work, said, undo) {
        try {
          const result = await run(work);
          if (said) toast.success(typeof said === "string" ? said : said(result), undoable(undo));
          await refresh();
          return result;
        } catch (error) {
          throw new Error(describeError(error), { cause: error });
        }
      },
      async forAll(ids, work, noun, done) {
        const results = await Promise.allSettled(ids.map((id) => run(() => work(id))));
        const failed = results.filter((result) => result.status === "rejected");
        const succeeded = results.length - failed.length;
        await refresh();
        if (succeeded > 0) toast.success(`${plural(succeeded, noun)} ${done}`);
        if (!failed[0]) return;
        toast.error(`${plural(failed.length, noun)} not ${done}`, { description: describeError(failed[0].reason) });
      },
    } satisfies Changes;
  }, [touched, mutateAsync, cache, trpc]);
}
