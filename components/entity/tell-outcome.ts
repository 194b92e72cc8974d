import { plural } from "@/components/lib/format";
import { describeError } from "@/components/trpc/errors";
import type { BulkOutcome } from "@/components/trpc/types";
import { toast } from "@/components/ui/toast";

const UNDO_MS = 8_000;
/** How many rows one call changes. */
const PART = 500;

/** How a change of several rows is told: "3 users" and "banned". */
export type BulkWords = { noun: string; done: string };

/** A toast that can be undone stays long enough to be read and reached. */
export const undoable = (undo: (() => void) | undefined) =>
  undo ? { action: { label: "Undo", onClick: undo }, duration: UNDO_MS } : {};

/** Runs a change of any number of rows, 500 at a time. Stops at the first call that fails as a whole, and gives its error. */
export async function inParts(
  ids: readonly string[],
  work: (ids: string[]) => Promise<BulkOutcome>,
): Promise<{ outcome: BulkOutcome; error: unknown }> {
  const outcome: BulkOutcome = { changed: [], unchanged: [], notFound: [], refused: [] };
  for (let start = 0; start < ids.length; start += PART) {
    try {
      const part = await work(ids.slice(start, start + PART));
      outcome.changed.push(...part.changed);
      outcome.unchanged.push(...part.unchanged);
      outcome.notFound.push(...part.notFound);
      outcome.refused.push(...part.refused);
    } catch (error) {
      return { outcome, error };
    }
  }
  return { outcome, error: null };
}

/** Says in toasts how many rows were changed, which were so already, and why the rest were not. */
export function tellOutcome(
  { changed, unchanged, notFound, refused }: BulkOutcome,
  { noun, done }: BulkWords,
  undo: ((changed: string[]) => void) | undefined,
  error: unknown,
): void {
  const already = unchanged.length > 0 ? `${plural(unchanged.length, noun)} ${done} before.` : undefined;
  if (changed.length > 0) {
    toast.success(`${plural(changed.length, noun)} ${done}`, {
      description: already,
      ...undoable(undo && (() => undo(changed))),
    });
  } else if (already) {
    toast.info("Nothing to change", { description: already });
  }
  const reasons = [...new Set(refused.map(({ reason }) => `${reason}.`))];
  if (notFound.length > 0) reasons.push(`${plural(notFound.length, noun)} no longer there.`);
  if (error) reasons.push(describeError(error));
  if (reasons.length === 0) return;
  const failed = notFound.length + refused.length;
  toast.error(failed > 0 ? `${plural(failed, noun)} not ${done}` : `Not all were ${done}`, {
    description: reasons.join(" "),
  });
}
