import { existsSync } from "node:fs";
import { bin } from "./child.mjs";
import { checkDocumentPaths } from "./doc-paths.mjs";
import { fromRoot } from "./root.mjs";
import { checkMigrations } from "./schema-drift.mjs";
import { explain, step } from "./steps.mjs";

const PROGRAMS = {
  biome: "node_modules/@biomejs/biome/bin/biome",
  depcruise: "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
  knip: "node_modules/knip/bin/knip.js",
  next: "node_modules/next/dist/bin/next",
  tsc: "node_modules/typescript/bin/tsc",
};
const SOURCES = ["app", "server", "db", "components"];

async function program(name, args) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" };
  await bin(fromRoot(PROGRAMS[name]), args, { env, name: [name, ...args].join(" ") });
}

/** The static checks, in two queues for two cores; within a queue one follows the other. */
const QUEUES = [
  [
    ["types (next typegen, tsc)", () => program("next", ["typegen"]).then(() => program("tsc", ["--noEmit"]))],
    ["paths named in documents and comments", checkDocumentPaths],
    ["files, exports and packages that nothing uses (knip)", () => program("knip", ["--no-progress"])],
  ],
  [
    ["lint and format (biome)", () => program("biome", ["ci", "--colors=off", "--diagnostic-level=warn", "."])],
    [
      "import rules (dependency-cruiser)",
      () =>
        program(
          "depcruise",
          SOURCES.filter((name) => existsSync(fromRoot(name))),
        ),
    ],
    ["schema and migrations (drizzle-kit)", checkMigrations],
  ],
];

/** Runs one named check and counts it. A failure is explained at once; the checks after it still run. */
export async function countCheck(name, work) {
  try {
    await step(name, work);
    return { passed: 1, failed: 0 };
  } catch (error) {
    explain(error);
    return { passed: 0, failed: 1 };
  }
}

async function runQueue(queue) {
  const results = [];
  for (const [name, work] of queue) results.push(await countCheck(name, work));
  return results;
}

/** Runs every static check and resolves with one `{passed, failed}` for each. */
export async function runStaticChecks() {
  return (await Promise.all(QUEUES.map(runQueue))).flat();
}
