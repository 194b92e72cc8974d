import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { bin, capture } from "./child.mjs";
import { installDebianPackage } from "./debian.mjs";
import { fromRoot } from "./root.mjs";
import { StepFailed, step } from "./steps.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const PROBE_TIMEOUT_MS = 20_000;
const DOWNLOAD_TIMEOUT_MS = 60_000;

async function playwrightPath() {
  const { chromium } = await import("@playwright/test");
  return chromium.executablePath();
}

function systemPaths() {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...APPLICATIONS];
}

/** Being there is not enough: a browser may miss its libraries, and Ubuntu's `chromium-browser` may be an empty shell. */
async function works(path) {
  if (!path || !existsSync(path)) return false;
  const { code } = await capture(path, ["--version"], { timeoutMs: PROBE_TIMEOUT_MS });
  return code === 0;
}

async function firstThatWorks(paths) {
  for (const path of paths) if (await works(path)) return path;
  return undefined;
}

async function downloadPlaywrights() {
  const cli = fromRoot("node_modules/@playwright/test/cli.js");
  const name = "playwright install chromium";
  await step("download Playwright's Chromium", async () => {
    try {
      await bin(cli, ["install", "chromium"], { timeoutMs: DOWNLOAD_TIMEOUT_MS, name });
    } catch (error) {
      if (error instanceof StepFailed) return "not available";
      throw error;
    }
  });
}

/**
 * The path of a Chromium that starts: Playwright's, the system's, else one that is installed now. Throws one sentence
 * that says what to install when all of that fails.
 */
export async function findChromium() {
  const own = await playwrightPath();
  const present = await firstThatWorks([own, ...systemPaths()]);
  if (present) return present;
  await downloadPlaywrights();
  if (await works(own)) return own;
  await installDebianPackage("chromium");
  const installed = await firstThatWorks(systemPaths());
  if (installed) return installed;
  throw new StepFailed("No Chromium was found: install Debian's `chromium` package or Google Chrome.");
}
