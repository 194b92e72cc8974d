import "server-only";
import type { ExtractTablesWithRelations } from "drizzle-orm";
import { type SQL, sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from "drizzle-orm/pg-core";
import { brandErrors } from "@/server/lib/brand";
import * as schema from "./schema";

type Tables = ExtractTablesWithRelations<typeof schema>;

/** Drizzle over either database; a transaction fits wherever the database does. */
export type Orm =
  | PgDatabase<PgQueryResultHKT, typeof schema, Tables>
  | PgTransaction<PgQueryResultHKT, typeof schema, Tables>;

/** An open database: Drizzle for verbs, prepared statements for the client operations that every request of an SDK runs. */
export type Database = {
  kind: "pglite" | "postgres";
  orm: Orm;
  /**
   * Runs one statement, prepared once a connection, outside any transaction. What it writes is visible to everyone at
   * once but may not outlive a crash of the database itself by a moment: it is for client sessions, which a client opens
   * anew when they are gone, and for reading. Never call it inside `transaction()`: the
   * embedded database has one connection, which the transaction holds.
   */
  prepared<Row>(text: string, parameters: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
};

/** A start that cannot go on, in one sentence for the operator. */
export class DatabaseOpenError extends Error {
  static {
    brandErrors("DatabaseOpenError", DatabaseOpenError);
  }
}

/** Runs raw SQL through Drizzle and gives its rows, whichever driver answers. */
export async function queryRows<Row>(orm: Orm, query: SQL): Promise<Row[]> {
  const result: unknown = await orm.execute(query);
  return (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as Row[];
}

/** Answers when the database does; rejects when it is away. */
export const ping = (database: Database): Promise<unknown> => database.prepared(`select 1 as alive`, []);

export { schema, sql };
