// `npm run dev`: Next's development server, which loads the doors through their route files.
import { spawn } from "node:child_process";
import { ensureInstalled } from "./lib/install.mjs";
import { requireNode } from "./lib/node-version.mjs";
import { fromRoot, ROOT } from "./lib/root.mjs";
import { explain } from "./lib/steps.mjs";

function startNext() {
  const args = [fromRoot("node_modules/next/dist/bin/next"), "dev", "--hostname", process.env.HOST ?? "127.0.0.1"];
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", DATA_DIR: process.env.DATA_DIR ?? fromRoot(".data") };
  const next = spawn(process.execPath, [...args, ...process.argv.slice(2)], { cwd: ROOT, env, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => next.kill(signal));
  next.on("close", (code) => process.exit(code ?? 1));
}

try {
  requireNode();
  await ensureInstalled();
  startNext();
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
