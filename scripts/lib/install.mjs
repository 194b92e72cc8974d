import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { run } from "./child.mjs";
import { fromRoot } from "./root.mjs";
import { step } from "./steps.mjs";

const MARK = fromRoot("node_modules/.latchkey-lock");
const LOCK = fromRoot("package-lock.json");

const lockHash = () => createHash("sha256").update(readFileSync(LOCK)).digest("hex");

function writeMark() {
  // Renamed into place: a node_modules made of hard links must not pass the mark on to the tree it was linked from.
  writeFileSync(`${MARK}.${process.pid}`, lockHash());
  renameSync(`${MARK}.${process.pid}`, MARK);
}

/** Whether npm's own record of node_modules holds every package of the lock file that this platform needs. */
function matchesNpmRecord() {
  const record = fromRoot("node_modules/.package-lock.json");
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, "utf8")).packages;
  const wanted = JSON.parse(readFileSync(LOCK, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === "" || optional || installed[path]?.version === version,
  );
}

/** Whether node_modules is what package-lock.json asks for, also when `npm install` made it so by hand. */
function isInstalled() {
  if (existsSync(MARK) && readFileSync(MARK, "utf8") === lockHash()) return true;
  if (!matchesNpmRecord()) return false;
  writeMark();
  return true;
}

/**
 * Installs from the lock file when node_modules is missing or stale. The build needs the development packages, which
 * npm would leave out under NODE_ENV=production. Uses Node built-ins only, since nothing else may be there yet.
 */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await step("install packages (npm ci)", async () => {
    const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
    const npm = process.env.npm_execpath;
    const options = { name: "npm ci" };
    if (npm?.endsWith(".js")) await run(process.execPath, [npm, ...args], options);
    else await run("npm", args, options);
    writeMark();
  });
}
