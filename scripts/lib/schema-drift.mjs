import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { bin } from "./child.mjs";
import { CACHE, fromRoot, ROOT } from "./root.mjs";
import { StepFailed } from "./steps.mjs";

const DRIZZLE_KIT = fromRoot("node_modules/drizzle-kit/bin.cjs");
const TIMEOUT_MS = 60_000;

const migrationsIn = (folder) => readdirSync(folder).filter((name) => name.endsWith(".sql"));

/** Fails when drizzle-kit would write a migration: the schema then says something that no migration does. */
async function checkNothingToGenerate() {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, "drizzle-"));
  try {
    const out = join(folder, "migrations");
    cpSync(fromRoot("db/migrations"), out, { recursive: true });
    const config = join(folder, "drizzle.config.ts");
    const chosen = JSON.stringify(`./${relative(ROOT, out)}`);
    writeFileSync(
      config,
      `import config from ${JSON.stringify(fromRoot("drizzle.config.ts"))};\nexport default { ...config, out: ${chosen} };\n`,
    );
    const before = new Set(migrationsIn(out));
    const args = ["generate", "--name", "drift", `--config=${relative(ROOT, config)}`];
    const output = await bin(DRIZZLE_KIT, args, { timeoutMs: TIMEOUT_MS, name: "drizzle-kit generate" });
    const extra = migrationsIn(out).filter((name) => !before.has(name));
    if (extra.length > 0) {
      throw new StepFailed(
        "db/schema and db/migrations differ: run `npm run db:generate -- --name <what_changed>`.",
        output,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The migrations are consistent among themselves, and they say what the schema says. */
export async function checkMigrations() {
  await bin(DRIZZLE_KIT, ["check"], { timeoutMs: TIMEOUT_MS, name: "drizzle-kit check" });
  await checkNothingToGenerate();
}
