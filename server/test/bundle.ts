import { mkdirSync, mkdtempSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

/** Makes a module of ours runnable by plain Node, for tests of what only a process of its own can show; gives its file. */
export async function bundleForNode(entry: string): Promise<string> {
  // Inside the repository, where its packages are found.
  mkdirSync(".cache", { recursive: true });
  const outfile = path.join(path.resolve(mkdtempSync(path.join(".cache", "bundle-"))), "module.mjs");
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    alias: { "@": path.resolve("."), "server-only": path.resolve("scripts/lib/empty.mjs") },
    logLevel: "silent",
  });
  return outfile;
}
