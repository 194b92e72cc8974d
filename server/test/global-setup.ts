import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { build } from "esbuild";
import postgres from "postgres";
import { EMBEDDED_EXTENSIONS, openPostgres, wrapPglite } from "@/db/open";

const MIGRATIONS = path.resolve("db/migrations");

/** Where the migrated, empty embedded database waits for the workers: making one takes seconds, loading it does not. */
export function snapshotFile(): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith(".sql"))
    .sort()) {
    hash.update(file).update(readFileSync(path.join(MIGRATIONS, file)));
  }
  return path.resolve(".cache", `pglite-${hash.digest("hex").slice(0, 16)}.tar`);
}

/** The thread that reads files, bundled as the build does it: Node 20 runs no TypeScript. */
export const READER_PROGRAM = path.resolve(".cache/csv-reader.mjs");

const bundleReader = () =>
  build({
    entryPoints: ["./server/services/job/reader-thread.ts"],
    outfile: READER_PROGRAM,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    alias: { "server-only": "./scripts/lib/empty.mjs" },
    logLevel: "silent",
  });

/** Runs once before all test files: the snapshot, or on PostgreSQL the migrated template of the workers' databases. */
export default async function setup(): Promise<void> {
  await bundleReader();
  const url = process.env["DATABASE_URL"];
  if (url) {
    const admin = postgres(url, { max: 1, onnotice: () => undefined });
    await admin.unsafe("drop database if exists latchkey_template with (force)");
    await admin.unsafe("create database latchkey_template");
    await admin.end();
    const template = new URL(url);
    template.pathname = "/latchkey_template";
    await (await openPostgres(template.href, 2, MIGRATIONS)).close();
    return;
  }
  if (existsSync(snapshotFile())) return;
  const client = await PGlite.create({ extensions: EMBEDDED_EXTENSIONS });
  const database = await wrapPglite(client, MIGRATIONS, async () => undefined);
  const dump = await client.dumpDataDir("none");
  mkdirSync(".cache", { recursive: true });
  writeFileSync(snapshotFile(), Buffer.from(await dump.arrayBuffer()));
  await database.close();
}
