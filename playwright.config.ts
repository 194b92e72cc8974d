import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";

const CHROMIUM_ARGS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];
const START_TIMEOUT_MS = 240_000;
const STOP_TIMEOUT_MS = 15_000;

/** Written for the operator API, so that a journey can raise a plan; read by tests from the environment. */
process.env.OPERATOR_TOKEN ??= "e2e-operator-token-0123456789abcdef";

/** A free port, found without waiting because a configuration is read in one go. */
function freePort(): string {
  const program =
    "const s=require('node:net').createServer().listen(0,'127.0.0.1',()=>{process.stdout.write(String(s.address().port));s.close()})";
  return execFileSync(process.execPath, ["-e", program], { encoding: "utf8" });
}

/** A directory that goes when this process goes. */
function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "latchkey-e2e-"));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** One server under test. Workers read this file too and inherit the environment, so what is chosen is kept there. */
function server(name: "pglite" | "postgres", databaseUrl: string) {
  const portVariable = `LATCHKEY_E2E_PORT_${name.toUpperCase()}`;
  const directoryVariable = `LATCHKEY_E2E_DATA_${name.toUpperCase()}`;
  process.env[portVariable] ??= freePort();
  process.env[directoryVariable] ??= temporaryDirectory();
  const port = process.env[portVariable];
  const baseURL = `http://127.0.0.1:${port}`;
  return {
    project: { name, use: { ...devices["Desktop Chrome"], baseURL } },
    webServer: {
      name,
      command: "exec node scripts/start.mjs",
      url: `${baseURL}/api/health`,
      timeout: START_TIMEOUT_MS,
      gracefulShutdown: { signal: "SIGTERM" as const, timeout: STOP_TIMEOUT_MS },
      env: {
        PORT: port,
        HOST: "127.0.0.1",
        DATA_DIR: process.env[directoryVariable],
        DATABASE_URL: databaseUrl,
        RATE_LIMITS: "off",
        // A journey says where its client is by X-Forwarded-For.
        TRUSTED_PROXIES: "127.0.0.1",
        WEBHOOK_ALLOW_PRIVATE: "1",
        OPERATOR_TOKEN: process.env.OPERATOR_TOKEN ?? "",
      },
    },
  };
}

const postgresUrl = process.env.LATCHKEY_TEST_DATABASE_URL;
const servers = [server("pglite", ""), ...(postgresUrl ? [server("postgres", postgresUrl)] : [])];

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  // What floods cost others is measured, and needs the machine to itself: `npm run bench:floods`.
  testIgnore: process.env.LATCHKEY_FLOODS ? [] : ["**/floods.spec.ts"],
  outputDir: "test-results",
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // On one busy core a journey takes several times as long; only what hangs may fail for it.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [["list"], ["json", { outputFile: process.env.LATCHKEY_PLAYWRIGHT_REPORT ?? ".cache/playwright.json" }]],
  use: {
    // Tracing slows every journey down: asked for when one fails.
    trace: process.env.LATCHKEY_TRACE ? "retain-on-failure" : "off",
    launchOptions: {
      executablePath: process.env.LATCHKEY_CHROMIUM || undefined,
      args: process.getuid?.() === 0 ? [...CHROMIUM_ARGS, "--no-sandbox"] : CHROMIUM_ARGS,
    },
  },
  projects: servers.map(({ project }) => project),
  webServer: servers.map(({ webServer }) => webServer),
});
