import { DomainError } from "../errors";
import { findOwnedApp } from "./app";
import type { AppRef } from "./atoms";
import { type ServiceContext, transaction } from "./context";

/** A row that a bulk change left alone because its rule does not allow it, and the rule's sentence. */
export type Refusal = { id: string; reason: string };

/** What a bulk change did: every id that it was given is in exactly one of these. */
export type BulkOutcome = {
  changed: string[];
  /** Were already as they should become, and kept what they had. */
  unchanged: string[];
  /** Gone, or another application's. */
  notFound: string[];
  refused: Refusal[];
};

/** Whether an error is about one row alone, so that the others can go on. Nothing was written for that row. */
const isRefusal = (error: unknown): error is DomainError =>
  error instanceof DomainError && (error.kind === "invalid" || error.kind === "conflict");

/** Sorts the ids that were asked for by what became of them. `found` are those that exist. */
export function outcomeOf(
  ids: readonly string[],
  found: readonly string[],
  { changed, refused = [] }: { changed: readonly string[]; refused?: readonly Refusal[] },
): BulkOutcome {
  const exists = new Set(found);
  const done = new Set([...changed, ...refused.map(({ id }) => id)]);
  return {
    changed: [...changed],
    unchanged: found.filter((id) => !done.has(id)),
    notFound: [...new Set(ids)].filter((id) => !exists.has(id)),
    refused: [...refused],
  };
}

/** A row that can be banned and paused. */
type Holdable = { id: string; bannedAt: Date | null; pausedAt: Date | null };

const IS_OPEN_TO = {
  ban: (row: Holdable) => row.bannedAt === null,
  unban: (row: Holdable) => row.bannedAt !== null,
  pause: (row: Holdable) => row.pausedAt === null,
  unpause: (row: Holdable) => row.pausedAt !== null,
};

/** Has `set` change those rows alone that are not yet so: a banned one keeps its reason, a paused one its moment. */
export async function setWhereOpen(
  rows: readonly Holdable[],
  kind: keyof typeof IS_OPEN_TO,
  set: (ids: string[]) => Promise<unknown>,
): Promise<{ changed: string[] }> {
  const ids = rows.filter(IS_OPEN_TO[kind]).map(({ id }) => id);
  if (ids.length > 0) await set(ids);
  return { changed: ids };
}

/** Runs `work` for one row after the other; a refusal of one is noted, and the others go on. */
export async function workThrough<Row extends { id: string }>(
  rows: readonly Row[],
  work: (row: Row) => Promise<unknown>,
): Promise<{ changed: string[]; refused: Refusal[] }> {
  const changed: string[] = [];
  const refused: Refusal[] = [];
  for (const row of rows) {
    try {
      await work(row);
      changed.push(row.id);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refused.push({ id: row.id, reason: error.message });
    }
  }
  return { changed, refused };
}

/**
 * Runs a verb that changes one row for each of several, in one transaction and in the order of their ids, so that two
 * of these do not wait for each other. Throws APP_NOT_FOUND, and what is no answer about one row; nothing is done then.
 */
export function repeat(
  ctx: ServiceContext,
  { app, ids }: { app: AppRef | undefined; ids: readonly string[] },
  verb: (ctx: ServiceContext, id: string) => Promise<unknown>,
): Promise<BulkOutcome> {
  return transaction(ctx, async (ctx) => {
    if (app) await findOwnedApp(ctx, app);
    const rows = [...new Set(ids)].sort().map((id) => ({ id }));
    const missing = new Set<string>();
    const { changed, refused } = await workThrough(rows, async ({ id }) => {
      try {
        await verb(ctx, id);
      } catch (error) {
        if (!(error instanceof DomainError) || error.kind !== "not_found") throw error;
        missing.add(id);
      }
    });
    const found = rows.map(({ id }) => id).filter((id) => !missing.has(id));
    return outcomeOf(ids, found, { changed: changed.filter((id) => !missing.has(id)), refused });
  });
}
