import "server-only";
import path from "node:path";
import type { Database } from "@/db/client";
import { environment } from "./env";
import { processSingleton } from "./lib/process-singleton";

type Slot = { opening: Promise<Database> | undefined };

const slot = (): Slot => processSingleton<Slot>("database", () => ({ opening: undefined }));

/**
 * The one database of this process, opened and migrated on first use, whichever bundle asks for it.
 * Throws DatabaseOpenError; the next call tries again.
 */
export function database(): Promise<Database> {
  const held = slot();
  held.opening ??= open().catch((error: unknown) => {
    held.opening = undefined;
    throw error;
  });
  return held.opening;
}

/** Lets a test, or a start that wants its own, decide what `database()` gives. */
export function provideDatabase(open: Promise<Database>): void {
  slot().opening = open;
}

async function open(): Promise<Database> {
  const { databaseUrl, databasePool, dataDir } = environment();
  // The server and Next both run in the root of the repository.
  const migrations = path.resolve("db/migrations");
  // Loaded here so that a test that brings its own database does not pay for both drivers.
  const { openEmbedded, openPostgres } = await import("@/db/open");
  return databaseUrl ? openPostgres(databaseUrl, databasePool, migrations) : openEmbedded(dataDir, migrations);
}
