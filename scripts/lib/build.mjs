import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { bin } from "./child.mjs";
import { CACHE, fromRoot, ROOT } from "./root.mjs";
import { StepFailed, step } from "./steps.mjs";

const MARK = fromRoot("dist/.build-hash");
const FOLDERS = ["app", "components", "db", "hooks", "lib", "public", "server", "types"];
const FILES = ["package.json", "package-lock.json", "tsconfig.json", "next.config.mjs", "postcss.config.mjs"];
const ROOT_MODULES = ["proxy.ts", "instrumentation.ts", "scripts/lib/build.mjs"];
/** What Node runs, and from what it is bundled: the server, the process that works on jobs, the thread that reads files. */
const PROGRAMS = {
  "dist/main.js": "./server/main.ts",
  "dist/jobs.js": "./server/jobs.ts",
  "dist/csv-reader.js": "./server/services/job/reader-thread.ts",
};
const IS_TEST = /\.test\.tsx?$|^server[\\/]test[\\/]|\.md$/;

function* filesUnder(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else yield path;
  }
}

/** A hash over the names and bytes of everything that the build reads, tests left out. */
function sourceHash() {
  const inFolders = FOLDERS.flatMap((folder) => [...filesUnder(fromRoot(folder))]);
  const single = [...FILES, ...ROOT_MODULES].map((file) => fromRoot(file)).filter(existsSync);
  const hash = createHash("sha256").update(process.versions.node.split(".")[0]);
  for (const path of [...inFolders, ...single].sort()) {
    const name = relative(ROOT, path);
    if (IS_TEST.test(name)) continue;
    const bytes = readFileSync(path);
    hash.update(`\0${name}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}

function isBuilt() {
  const parts = [MARK, ...Object.keys(PROGRAMS).map((file) => fromRoot(file)), fromRoot(".next/BUILD_ID")];
  return parts.every(existsSync) && readFileSync(MARK, "utf8") === sourceHash();
}

async function nextBuild() {
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  await bin(fromRoot("node_modules/next/dist/bin/next"), ["build"], { env, name: "next build" });
}

/** What browsers fetch, compressed once as well as can be: `server/main.ts` sends these files as they are. */
async function compressStatic() {
  const paths = [...filesUnder(fromRoot(".next/static"))].filter((path) => /\.(js|css|json|svg)$/.test(path));
  await Promise.all(
    paths.map(async (path) => {
      const bytes = await readFile(path);
      const [small, smaller] = await Promise.all([
        promisify(gzip)(bytes, { level: 9 }),
        promisify(brotliCompress)(bytes),
      ]);
      await Promise.all([writeFile(`${path}.gz`, small), writeFile(`${path}.br`, smaller)]);
    }),
  );
}

/**
 * Bundles an entry point of the server for plain Node. Packages stay outside, so that native and WebAssembly parts are
 * found where npm put them.
 */
export async function bundle(entry, outfile) {
  const { build } = await import("esbuild");
  const options = {
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
    sourcemap: true,
    alias: { "server-only": "./scripts/lib/empty.mjs" },
    logLevel: "silent",
  };
  try {
    await build(options);
  } catch (error) {
    throw new StepFailed(`Bundling ${entry} failed.`, error.message);
  }
}

/** Two builds in one tree would mix their output, so the second waits for the first. */
async function withBuildLock(work) {
  const { default: lockfile } = await import("proper-lockfile");
  mkdirSync(CACHE, { recursive: true });
  const retries = { retries: 300, factor: 1, minTimeout: 1_000 };
  const release = await lockfile.lock(CACHE, { lockfilePath: join(CACHE, "build.lock"), stale: 15_000, retries });
  try {
    return await work();
  } finally {
    await release();
  }
}

/**
 * Makes `.next` and `dist` from the sources. The hash that calls them up to date goes first and comes back
 * last, so that a build that was cut short is never taken for a finished one.
 */
async function build() {
  const hash = sourceHash();
  rmSync(MARK, { force: true });
  await step("build the pages (next build)", nextBuild);
  await step("compress what browsers fetch", compressStatic);
  await step("bundle the server (esbuild)", () =>
    Promise.all(Object.entries(PROGRAMS).map(([file, entry]) => bundle(entry, file))),
  );
  writeFileSync(MARK, hash);
}

/** Builds when the build is missing or stale, or in any case with `force`. */
export async function ensureBuilt({ force = false } = {}) {
  if (!force && isBuilt()) return;
  await withBuildLock(async () => {
    if (force || !isBuilt()) await build();
  });
}
