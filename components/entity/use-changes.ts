"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "@/components/trpc/client";
import { describeError } from "@/components/trpc/errors";
import type { BulkOutcome } from "@/components/trpc/types";
import { toast } from "@/components/ui/toast";

import { showAtOnce } from "./show-at-once";
import { type BulkWords, inParts, tellOutcome, undoable } from "./tell-outcome";

/** Fields of rows as they will be once the server has agreed. Only of what depends on nothing that the server decides. */
export type Preview = { ids: readonly string[]; fields: Record<string, unknown> };

/** The ways in which a screen changes what the server holds. Every one says how it went, and refreshes what it touched. */
export type Changes = {
  /**
   * Without a dialog: a toast tells of success or refusal. `undo` is offered only where it brings back what was; a
   * preview shows at once, and goes when the server refuses.
   */
  now: (work: () => Promise<unknown>, said: string, undo?: () => void, preview?: Preview) => void;
  /** From a dialog, which shows what this rejects with: a sentence, with the refusal itself as its cause. */
  inDialog: <R>(work: () => Promise<R>, said?: string | ((result: R) => string), undo?: () => void) => Promise<R>;
  /**
   * To several rows, up to 500 in one call. Says how many it did and why the rest did not, never more than happened;
   * rejects like `inDialog` when the server refuses all. `undo` receives those that were changed.
   */
  forAll: (
    ids: readonly string[],
    work: (ids: string[]) => Promise<BulkOutcome>,
    words: BulkWords,
    undo?: (changed: string[]) => void,
  ) => Promise<void>;
  /** The same without a dialog. */
  forAllNow: Changes["forAll"];
};

/** Nouns of the router: what they name is asked for again after a change. */
type Touched = Exclude<keyof ReturnType<typeof useTRPC>, "pathFilter" | "pathKey">;

const refused = (error: unknown) => new Error(describeError(error), { cause: error });

/** Changes that touch `nouns`, such as "user", and the counts of the application. `nouns` must be constants. */
export function useChanges(...nouns: Touched[]): Changes {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { mutateAsync } = useMutation({ mutationFn: (work: () => Promise<unknown>) => work() });
  const touched = nouns.join();

  return useMemo(() => {
    const run = <R>(work: () => Promise<R>) => mutateAsync(work) as Promise<R>;
    const own = touched.split(",") as Touched[];
    const names = [...new Set([...own, "app"])] as Touched[];
    const refresh = () => Promise.all(names.map((noun) => cache.invalidateQueries(trpc[noun].pathFilter())));
    const filters = own.map((noun) => trpc[noun].pathFilter());

    async function change(work: () => Promise<unknown>, said: string, undo?: () => void, preview?: Preview) {
      const takeBack = preview ? await showAtOnce(cache, filters, preview) : undefined;
      try {
        await run(work);
        toast.success(said, undoable(undo));
      } catch (error) {
        takeBack?.();
        toast.error("That did not work", { description: describeError(error) });
      }
      await refresh();
    }

    const forAll: Changes["forAll"] = async (ids, work, words, undo) => {
      const { outcome, error } = await inParts(ids, (part) => run(() => work(part)));
      await refresh();
      if (error && outcome.changed.length === 0) throw refused(error);
      tellOutcome(outcome, words, undo, error);
    };

    return {
      now: (work, said, undo, preview) => void change(work, said, undo, preview),
      async inDialog(work, said, undo) {
        try {
          const result = await run(work);
          if (said) toast.success(typeof said === "string" ? said : said(result), undoable(undo));
          await refresh();
          return result;
        } catch (error) {
          throw refused(error);
        }
      },
      forAll,
      forAllNow: (...change) =>
        forAll(...change).catch((error: Error) => {
          toast.error("That did not work", { description: error.message });
        }),
    } satisfies Changes;
  }, [touched, mutateAsync, cache, trpc]);
}
