import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder, wherever the command was called from. */
export const ROOT = resolve(fileURLToPath(import.meta.url), "../../..");

/** An absolute path inside the repository. */
export const fromRoot = (...parts) => join(ROOT, ...parts);

/** Scratch space of the scripts: locks, test results, profiles. Ignored by git, safe to delete. */
export const CACHE = fromRoot(".cache");
