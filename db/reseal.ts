import "server-only";
import { sha256 } from "@/server/lib/digest";
import { logger } from "@/server/lib/logger";
import { type BoxColumn, openOnce, sealSecret } from "@/server/lib/secret-box";
import { type Orm, queryRows, sql } from "./client";

type Boxes = {
  column: BoxColumn;
  table: string;
  /** SQL for what tells the rows apart, in order. */
  row: string;
  /** The column with the box. */
  box: string;
  /** How a row is called in its box; absent: as `row`. */
  nameOf?: (row: string) => string;
  /** Rows that are read at once; absent: 500. */
  batch?: number;
};

const plain = (table: string, row: string, box: string): Boxes => ({
  ...{ column: `${table}.${box}` as BoxColumn, table, row, box },
});

/** What a saved reply's row is called in its box: a digest, because keys of callers belong into no log. */
export const idempotencyRow = (scope: string, key: string): string => sha256(`${scope}\n${key}`);

const BOXES: readonly Boxes[] = [
  plain("applications", "id", "secret_box"),
  plain("seller_keys", "id", "key_box"),
  plain("elite_keys", "account_id", "key_box"),
  plain("webhooks", "id", "auth_header_box"),
  { ...plain("idempotency_records", `(scope || E'\\n' || key)`, "body_box"), nameOf: sha256 },
  // Pieces of files, each of which may be large.
  { ...plain("job_pieces", `(job_id || ':' || place)`, "text_box"), batch: 5 },
];

type Found = { name: string; box: string };

/** The box in its new form; null, and a line in the log, when it cannot be opened. */
function resealed({ column, nameOf }: Boxes, { name, box }: Found) {
  const row = nameOf?.(name) ?? name;
  try {
    return { name, box, sealed: sealSecret(column, row, openOnce(column, row, box)) };
  } catch {
    logger().error({ column, row }, "a box cannot be opened and stays as it is");
    return null;
  }
}

async function resealColumn(orm: Orm, boxes: Boxes): Promise<void> {
  const { table, batch = 500 } = boxes;
  const [row, box] = [sql.raw(boxes.row), sql.raw(boxes.box)];
  for (let after = ""; ; ) {
    const found = await queryRows<Found>(
      orm,
      sql`select ${row} as "name", ${box} as "box" from ${sql.raw(table)}
           where ${box} like 'v1.%' and ${row} > ${after} order by ${row} limit ${batch}`,
    );
    const fresh = found.map((one) => resealed(boxes, one)).filter((one) => one !== null);
    // Only where the old box still is: what was sealed meanwhile has the last word.
    if (fresh.length > 0) {
      await orm.execute(
        sql`update ${sql.raw(table)} set ${box} = q.sealed
              from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as q (name text, box text, sealed text)
             where ${row} = q.name and ${box} = q.box`,
      );
    }
    const last = found.at(-1);
    if (!last || found.length < batch) return;
    after = last.name;
  }
}

/**
 * Seals boxes of the first form anew, so that each opens in its own row alone. It may be cut short and run again: what
 * is done is left alone. One that cannot be opened is reported by its row and stays. Runs under the migrations' lock.
 */
export async function resealBoxes(orm: Orm): Promise<void> {
  for (const boxes of BOXES) await resealColumn(orm, boxes);
}
