import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      "@": root.replace(/\/$/, ""),
      "server-only": `${root}scripts/lib/empty.mjs`,
    },
  },
  test: {
    // next-auth imports `next/server` without an extension, which Node alone does not resolve.
    server: { deps: { inline: ["next-auth"] } },
    include: ["**/*.test.ts"],
    exclude: [
      ...configDefaults.exclude,
      "e2e/**",
      ".next/**",
      "dist/**",
      ".cache/**",
      // `npm test` brings a Redis along; elsewhere these have nothing to run on.
      ...(process.env["LATCHKEY_TEST_REDIS_URL"] ? [] : ["**/*.redis.test.ts"]),
    ],
    globalSetup: ["server/test/global-setup.ts"],
    // Every worker holds a PGlite of its own; more than two would only push one another aside.
    pool: "forks",
    // A worker keeps its database from file to file; tests keep apart by making accounts of their own.
    isolate: false,
    setupFiles: ["server/test/setup.ts"],
    maxWorkers: 2,
    // A busy core makes everything slower; only what hangs may fail for it.
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
});
