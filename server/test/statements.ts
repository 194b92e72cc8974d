import { getTableColumns, getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { type Database, schema } from "@/db/client";

type Session = { prepareQuery(query: { sql: string }, ...rest: unknown[]): unknown };

/** Runs `work` and gives the SQL of every statement that went through Drizzle meanwhile, in transactions as well. */
export async function statementsOf(database: Database, work: () => Promise<unknown>): Promise<string[]> {
  const { session } = database.orm as unknown as { session: Session };
  const shared = Object.getPrototypeOf(session) as Session;
  const prepareQuery = shared.prepareQuery;
  const sent: string[] = [];
  shared.prepareQuery = function record(this: Session, query, ...rest) {
    sent.push(query.sql);
    return prepareQuery.call(this, query, ...rest);
  };
  try {
    await work();
  } finally {
    shared.prepareQuery = prepareQuery;
  }
  return sent;
}

/** The columns that say whose a row is, by table: one of them has to stand in what picks rows to change. */
const OWNER_COLUMNS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.values(schema).flatMap((table) => {
    if (!is(table, PgTable)) return [];
    const columns = Object.values(getTableColumns(table)).map(({ name }) => name);
    const owners = ["app_id", "account_id", "owner_id", "scope"].filter((name) => columns.includes(name));
    return owners.length > 0 ? [[getTableName(table), owners] as const] : [];
  }),
);

/** Whether a statement updates or deletes rows of somebody's table without a word of whose they are. */
export function isOwnerless(statement: string): boolean {
  const changes = [...statement.matchAll(/\b(?:update|delete from)\s+(?:only\s+)?"?(\w+)"?/gi)];
  return changes.some(({ 1: table = "", index }) => {
    const owners = OWNER_COLUMNS.get(table);
    if (!owners) return false;
    const [, ...conditions] = statement.slice(index).split(/\bwhere\b/i);
    return !owners.some((owner) => new RegExp(`\\b${owner}\\b`).test(conditions.join(" ")));
  });
}
