import { isDatabaseAway, isRetryable, isRowsFault } from "@/db/errors";

/** A row that the database does not take, and why. */
export type Refusal<Row> = { row: Row; error: unknown };

/**
 * What became of a batch. `refused` rows will never be written. `kept` may be, later: `error` then says why not now.
 */
export type BatchOutcome<Row> = { refused: Refusal<Row>[]; kept: Row[]; error: unknown };

/**
 * Writes a batch. When that fails for what is in it, its halves are written, and theirs, until the rows alone are left
 * that the database does not take. A fault of the database's own (away, a lost deadlock) keeps all that is not written.
 * A fault that says neither counts as the row's once any other row of the batch could be written.
 */
export async function writeIsolating<Row>(
  batch: readonly Row[],
  write: (rows: Row[]) => Promise<void>,
): Promise<BatchOutcome<Row>> {
  const refused: Refusal<Row>[] = [];
  const suspects: Refusal<Row>[] = [];
  const kept: Row[] = [];
  let hasWritten = false;
  let halted: { error: unknown } | undefined;

  async function attempt(rows: readonly Row[]): Promise<void> {
    if (halted) return void kept.push(...rows);
    try {
      await write([...rows]);
      hasWritten = true;
    } catch (error) {
      if (isDatabaseAway(error) || isRetryable(error)) {
        halted = { error };
        kept.push(...rows);
      } else if (rows.length > 1) {
        const half = Math.ceil(rows.length / 2);
        await attempt(rows.slice(0, half));
        await attempt(rows.slice(half));
      } else {
        const isItsFault = isRowsFault(error);
        for (const row of rows) (isItsFault ? refused : suspects).push({ row, error });
        // Two rows in two tries: it looks like something that no row is to blame for, so the others need not try.
        if (!isItsFault && !hasWritten && suspects.length > 1) halted = { error };
      }
    }
  }

  await attempt(batch);
  if (hasWritten) return { refused: [...refused, ...suspects], kept, error: halted?.error };
  // The suspects go last, so that the next attempt begins with others.
  return { refused, kept: [...kept, ...suspects.map(({ row }) => row)], error: halted?.error ?? suspects[0]?.error };
}
