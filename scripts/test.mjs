// `npm test`: everything, from a fresh clone. A failure does not keep the rest from running; the last line has the totals.
import { ensureInstalled } from "./lib/install.mjs";
import { requireNode } from "./lib/node-version.mjs";
import { explain, step } from "./lib/steps.mjs";
import { forgetProductSettings } from "./lib/test-environment.mjs";

const NO_POSTGRES =
  "not on this machine, so the tests run on PGlite only (install Debian's postgresql to run them on both)";

/** Starts the private PostgreSQL; null where there is none, so that PGlite still has its turn. */
async function startDatabase() {
  const { startPostgres } = await import("./lib/postgres.mjs");
  let server = null;
  await step("private PostgreSQL", async () => {
    server = await startPostgres();
    return server ? "started" : NO_POSTGRES;
  });
  return server;
}

const NO_REDIS = "not on this machine, so shared rate limits go untested (install Debian's redis-server)";

/** The tests on PGlite, with a private Redis for those of shared rate limits; without one those are left out. */
async function testOnPglite() {
  const { runSuite } = await import("./lib/suites.mjs");
  const { startRedis } = await import("./lib/redis.mjs");
  let redis = null;
  await step("private Redis", async () => {
    redis = await startRedis();
    return redis ? "started" : NO_REDIS;
  });
  try {
    const env = redis ? { LATCHKEY_TEST_REDIS_URL: redis.url } : {};
    return [await runSuite("unit and door tests on PGlite", "vitest", env)];
  } finally {
    await redis?.stop();
  }
}

async function testOnPostgres(server) {
  const { runSuite } = await import("./lib/suites.mjs");
  return server ? [await runSuite("unit and door tests on PostgreSQL", "vitest", { DATABASE_URL: server.url })] : [];
}

/** Builds, then drives the built server from a browser; on PostgreSQL as well where there is one. */
async function testInBrowser(server) {
  const { countCheck } = await import("./lib/checks.mjs");
  const { ensureBuilt } = await import("./lib/build.mjs");
  const { findChromium } = await import("./lib/chromium.mjs");
  const { createDatabase } = await import("./lib/postgres.mjs");
  const { runSuite } = await import("./lib/suites.mjs");
  const build = await countCheck("production build", ensureBuilt);
  const environment = {};
  const browser = await countCheck("Chromium", async () => {
    environment.LATCHKEY_CHROMIUM = await findChromium();
    return environment.LATCHKEY_CHROMIUM;
  });
  if (build.failed || browser.failed) return [build, browser];
  if (server) environment.LATCHKEY_TEST_DATABASE_URL = await createDatabase(server.url, "latchkey_e2e");
  return [build, browser, await runSuite("browser and HTTP tests (Playwright)", "playwright", environment)];
}

/** Runs one part; what it throws is explained and counts as one failure. */
async function part(work) {
  try {
    return await work();
  } catch (error) {
    explain(error);
    return [{ passed: 0, failed: 1 }];
  }
}

async function test() {
  const { runStaticChecks } = await import("./lib/checks.mjs");
  const { printTotals } = await import("./lib/totals.mjs");
  const results = await part(runStaticChecks);
  let server = null;
  results.push(
    ...(await part(async () => {
      server = await startDatabase();
      return [];
    })),
  );
  try {
    results.push(...(await part(testOnPglite)));
    results.push(...(await part(() => testOnPostgres(server))));
    results.push(...(await part(() => testInBrowser(server))));
  } finally {
    await server?.stop();
  }
  return printTotals(results);
}

forgetProductSettings();
try {
  requireNode();
  await ensureInstalled();
  process.exitCode = (await test()) ? 0 : 1;
} catch (error) {
  explain(error);
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
}
