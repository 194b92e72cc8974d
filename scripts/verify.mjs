// `npm run verify`: the fast part of the tests, with no browser, no PostgreSQL and no build.
import { ensureInstalled } from "./lib/install.mjs";
import { requireNode } from "./lib/node-version.mjs";
import { explain } from "./lib/steps.mjs";
import { forgetProductSettings } from "./lib/test-environment.mjs";

async function verify() {
  requireNode();
  await ensureInstalled();
  const { runStaticChecks } = await import("./lib/checks.mjs");
  const { runSuite } = await import("./lib/suites.mjs");
  const { printTotals } = await import("./lib/totals.mjs");
  const checks = await runStaticChecks();
  const unit = await runSuite("unit and door tests on PGlite", "vitest");
  return printTotals([...checks, unit]);
}

forgetProductSettings();
try {
  process.exitCode = (await verify()) ? 0 : 1;
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
