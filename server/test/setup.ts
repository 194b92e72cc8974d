import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import postgres from "postgres";
import type { Database } from "@/db/client";
import { EMBEDDED_EXTENSIONS, openPostgres, wrapPglite } from "@/db/open";
import { provideDatabase } from "@/server/database";
import { readEnvironment } from "@/server/env";
import { processSingleton } from "@/server/lib/process-singleton";
import { READER_PROGRAM, snapshotFile } from "./global-setup";

/** One database a worker process, shared by its test files; each test makes an account of its own. */
async function openTestDatabase(): Promise<Database> {
  const migrations = path.resolve("db/migrations");
  const url = process.env["DATABASE_URL"];
  if (!url) {
    const loadDataDir = new Blob([new Uint8Array(readFileSync(snapshotFile()))]);
    const client = await PGlite.create({ extensions: EMBEDDED_EXTENSIONS, loadDataDir });
    return wrapPglite(client, migrations, async () => undefined);
  }
  const name = `latchkey_test_${process.pid}`;
  const admin = postgres(url, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.unsafe(`create database ${name} template latchkey_template`);
  await admin.end();
  const own = new URL(url);
  own.pathname = `/${name}`;
  return openPostgres(own.href, 20, migrations);
}

processSingleton("environment", () =>
  readEnvironment(
    {
      NODE_ENV: "test",
      DATA_DIR: mkdtempSync(path.join(tmpdir(), "latchkey-test-")),
      LOG_LEVEL: "error",
      RATE_LIMITS: "off",
      ...(process.env["DATABASE_URL"] ? { DATABASE_URL: process.env["DATABASE_URL"] } : {}),
    },
    "test",
  ),
);
processSingleton("csv-reader-program", () => READER_PROGRAM);
provideDatabase(processSingleton("test-database", openTestDatabase));
