import type { BulkOutcome, UserChange } from "@/components/trpc/types";

import type { Changes } from "./use-changes";

type Kind = UserChange["kind"];

/** Changes of many that are said by their name alone, among them all that another one undoes. */
type Plain = { kind: "unban" } | { kind: "pause" } | { kind: "unpause" };

const DONE: Record<Kind, string> = {
  ban: "banned",
  unban: "unbanned",
  pause: "paused",
  unpause: "resumed",
  extend: "extended",
  resetHwid: "unbound",
  delete: "deleted",
};

/** What brings back exactly what was, for the rows that a change did change. Lifting a ban forgets its reason and date. */
const UNDO: Partial<Record<Kind, Plain>> = {
  ban: { kind: "unban" },
  pause: { kind: "unpause" },
  unpause: { kind: "pause" },
};

/** The same change of several rows: from a dialog, which shows a refusal, or at once. Those that can be undone offer it. */
export function bulkChanges<C extends { kind: Kind }>(
  changes: Changes,
  noun: string,
  send: (ids: string[], change: C | Plain) => Promise<BulkOutcome>,
) {
  function make(how: Changes["forAll"], ids: readonly string[], change: C | Plain): Promise<void> {
    const back = UNDO[change.kind];
    const undo = back && ((changed: string[]) => void make(changes.forAllNow, changed, back));
    return how(ids, (part) => send(part, change), { noun, done: DONE[change.kind] }, undo);
  }
  return {
    changeAll: (ids: readonly string[], change: C) => make(changes.forAll, ids, change),
    changeAllNow: (ids: readonly string[], change: C) => make(changes.forAllNow, ids, change),
  };
}
