import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { capture } from "./child.mjs";
import { CACHE, fromRoot } from "./root.mjs";
import { StepFailed, step } from "./steps.mjs";

const SUITE_TIMEOUT_MS = 30 * 60_000;

/** Test results of Vitest: a file that could not even be loaded counts as one failure. */
function countVitest(report) {
  const unloaded = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Test results of Playwright: an error outside any test, such as a server that did not start, counts as a failure. */
function countPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}

const RUNNERS = {
  vitest: {
    command: (report) => [
      fromRoot("node_modules/vitest/vitest.mjs"),
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
    environment: () => ({ NO_COLOR: "1" }),
    count: countVitest,
  },
  playwright: {
    command: () => [fromRoot("node_modules/@playwright/test/cli.js"), "test"],
    environment: (report) => ({ LATCHKEY_PLAYWRIGHT_REPORT: report }),
    count: countPlaywright,
  },
};

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** What a run amounts to. No report, no test, or a bad exit without a failed test are failures as well. */
function judge(report, count, code) {
  if (!report) return { passed: 0, failed: 1, skipped: 0, problem: "ended without results" };
  const counted = count(report);
  if (counted.passed + counted.failed === 0) return { ...counted, failed: 1, problem: "ran no test" };
  if (code !== 0 && counted.failed === 0) return { ...counted, failed: 1, problem: `ended with exit code ${code}` };
  return counted;
}

/**
 * Runs a suite with `runner` ("vitest" or "playwright") and resolves with `{passed, failed}`. Its output is shown
 * when something failed. Never rejects because of a failed test.
 */
export async function runSuite(name, runner, env = {}) {
  const { command, environment, count } = RUNNERS[runner];
  mkdirSync(CACHE, { recursive: true });
  const file = join(CACHE, `${name.replace(/\W+/g, "-")}.json`);
  rmSync(file, { force: true });
  let result;
  let shown = "";
  const work = async () => {
    const all = { ...process.env, ...environment(file), ...env, CI: "1" };
    const { code, output } = await capture(process.execPath, command(file), { env: all, timeoutMs: SUITE_TIMEOUT_MS });
    result = judge(readReport(file), count, code);
    const skipped = result.skipped > 0 ? `, ${result.skipped} skipped` : "";
    if (result.failed === 0) return `${result.passed} passed${skipped}`;
    shown = output;
    throw new StepFailed(`${name}: ${result.problem ?? `${result.failed} failed`}, ${result.passed} passed${skipped}.`);
  };
  await step(name, work).catch((error) => {
    if (shown) console.error(`\n${shown.trimEnd()}\n`);
    console.error(error instanceof StepFailed ? error.message : error);
  });
  return result ?? { passed: 0, failed: 1 };
}
