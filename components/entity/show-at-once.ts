import type { QueryClient, QueryFilters } from "@tanstack/react-query";

import type { Preview } from "./use-changes";

type Row = { id: string };
type Page = { rows: Row[] };

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const isRow = (value: unknown): value is Row => isObject(value) && "id" in value;
const isPage = (value: unknown): value is Page => isObject(value) && "rows" in value && Array.isArray(value.rows);

/** A row that is about to be paused. A ban weighs more; what it is after a pause or a ban is the server's to say. */
export const pausedPreview = ({ id, bannedAt }: Row & { bannedAt: Date | null }): Preview => ({
  ids: [id],
  fields: { pausedAt: new Date(), ...(bannedAt ? {} : { status: "paused" }) },
});

/** An answer of a `list` or `get` procedure with the preview's fields in the rows that it names. */
function withPreview(answer: unknown, { ids, fields }: Preview): unknown {
  const change = <R>(row: R) => (isRow(row) && ids.includes(row.id) ? { ...row, ...fields } : row);
  return isPage(answer) ? { ...answer, rows: answer.rows.map(change) } : change(answer);
}

/**
 * Shows rows in every list and page as they are about to become. Gives a way back to what was shown before, for when the
 * server refuses.
 */
export async function showAtOnce(
  cache: QueryClient,
  filters: readonly QueryFilters[],
  preview: Preview,
): Promise<() => void> {
  // An answer under way would show the rows as they were once more.
  await Promise.all(filters.map((filter) => cache.cancelQueries(filter)));
  const before = filters.flatMap((filter) => cache.getQueriesData(filter));
  for (const [key, answer] of before) {
    if (answer !== undefined) cache.setQueryData(key, withPreview(answer, preview));
  }
  return () => {
    for (const [key, answer] of before) cache.setQueryData(key, answer);
  };
}
