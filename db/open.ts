import "server-only";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { type PGlite, PGlite as PGliteClass } from "@electric-sql/pglite";
import { btree_gin } from "@electric-sql/pglite/contrib/btree_gin";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";
import { drizzle as drizzlePostgres } from "drizzle-orm/postgres-js";
import { migrate as migratePostgres } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { afterSilence } from "@/server/lib/silence";
import { type Database, DatabaseOpenError, type Orm } from "./client";
import { holdDirectory } from "./lock";
import { resealBoxes } from "./reseal";
import * as schema from "./schema";

/** How long a prepared statement may wait for its answer; then the caller hears that the database is away. */
const STATEMENT_DEADLINE_MS = 1_700;
/** Any number will do, as long as every instance takes the same: one of them migrates at a time. */
const MIGRATION_LOCK = 4_811_726;

function withDeadline<T>(work: Promise<T>): Promise<T> {
  let callOff: (() => void) | undefined;
  const deadline = new Promise<never>((_, reject) => {
    callOff = afterSilence(STATEMENT_DEADLINE_MS, () =>
      reject(Object.assign(new Error("the database did not answer in time"), { code: "STATEMENT_DEADLINE" })),
    );
  });
  return Promise.race([work, deadline]).finally(() => callOff?.());
}

/** Connects to PostgreSQL 15 or newer and brings its schema up to date. Throws DatabaseOpenError. */
export async function openPostgres(url: string, poolSize: number, migrationsFolder: string): Promise<Database> {
  const options: postgres.Options<Record<string, never>> = {
    connect_timeout: 1.5,
    // The default waits up to 20 seconds between attempts, which would outlast the recovery of the database.
    backoff: () => 0.2,
    onnotice: () => undefined,
    // A day of a server whose zone changes its clocks is not always 24 hours long.
    connection: { TimeZone: "UTC" },
  };
  await migrateOnce(url, options, migrationsFolder);
  const client = postgres(url, { ...options, max: poolSize });
  // Sessions are soft state: waiting for the disk at every log-in would halve what a server can take.
  const sessions = postgres(url, {
    ...options,
    max: poolSize,
    // Their few statements find rows by key whatever is asked: planning them anew each time took longer than running them.
    connection: { TimeZone: "UTC", synchronous_commit: "off", plan_cache_mode: "force_generic_plan" },
  });
  const orm = drizzlePostgres(client, { schema }) as Orm;
  return {
    kind: "postgres",
    orm,
    prepared: <Row>(text: string, parameters: unknown[]) =>
      withDeadline(sessions.unsafe(text, parameters as never[], { prepare: true })) as unknown as Promise<Row[]>,
    close: async () => {
      await Promise.all([client.end({ timeout: 5 }), sessions.end({ timeout: 5 })]);
    },
  };
}

async function migrateOnce(url: string, options: postgres.Options<Record<string, never>>, migrationsFolder: string) {
  const client = postgres(url, { ...options, max: 1 });
  try {
    const [server] = await client<{ version: number }[]>`select current_setting('server_version_num')::int as version`;
    if ((server?.version ?? 0) < 150_000) throw new DatabaseOpenError("PostgreSQL 15 or newer is needed.");
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    const orm = drizzlePostgres(client, { schema });
    await migratePostgres(orm, { migrationsFolder });
    await resealBoxes(orm as Orm);
  } catch (error) {
    if (error instanceof DatabaseOpenError) throw error;
    const { hostname, port, pathname } = new URL(url);
    const reason = error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : "";
    throw new DatabaseOpenError(
      `The database ${pathname.slice(1)} at ${hostname}:${port || 5432} cannot be used: ${reason}`,
      { cause: error },
    );
  } finally {
    await client.end({ timeout: 1 });
  }
}

/** The embedded database on an open PGlite (a test's, or that of `openEmbedded`), with its schema brought up to date. */
export async function wrapPglite(
  client: PGlite,
  migrationsFolder: string,
  release: () => Promise<void>,
): Promise<Database> {
  const orm = drizzlePglite(client, { schema });
  await migratePglite(orm, { migrationsFolder });
  await resealBoxes(orm as Orm);
  return {
    kind: "pglite",
    orm: orm as Orm,
    prepared: async <Row>(text: string, parameters: unknown[]) => (await client.query<Row>(text, parameters)).rows,
    close: async () => {
      await client.close();
      await release();
    },
  };
}

/** Extensions that the migrations ask for; the embedded database must be told of them when it is made. */
export const EMBEDDED_EXTENSIONS = { pg_trgm, btree_gin };

/** Has `guard` asked before anything is sent to the database, whoever sends it: every statement passes this method. */
function guardStatements(client: PGlite, guard: () => void): void {
  const send = client.execProtocolRawSync.bind(client);
  client.execProtocolRawSync = (message) => {
    guard();
    return send(message);
  };
}

/** Opens (or makes) the embedded database in `dataDir/database`, for one process at a time. Throws DatabaseOpenError. */
export async function openEmbedded(dataDir: string, migrationsFolder: string): Promise<Database> {
  const directory = path.join(dataDir, "database");
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const held = await holdDirectory(dataDir);
  try {
    const client = await PGliteClass.create({ dataDir: directory, extensions: EMBEDDED_EXTENSIONS });
    guardStatements(client, held.guard);
    return await wrapPglite(client, migrationsFolder, held.release);
  } catch (error) {
    await held.release();
    throw new DatabaseOpenError(`The embedded database in ${directory} cannot be opened.`, { cause: error });
  }
}
