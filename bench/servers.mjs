import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { onSignal } from "../scripts/lib/cleanup.mjs";
import { freePort } from "../scripts/lib/free-port.mjs";
import { fromRoot, ROOT } from "../scripts/lib/root.mjs";

const START_TIMEOUT_MS = 60_000;

/** A child that ends with this process, and `stop()`, which resolves when it has ended and `tidy` has run. */
function keep(child, tidy = () => {}) {
  const closed = once(child, "close");
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  const stop = async () => {
    forget();
    child.kill("SIGTERM");
    await closed;
    process.off("exit", end);
    tidy();
  };
  const forget = onSignal(stop);
  return { closed, stop };
}

async function untilHealthy(base, closed) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  let ended = false;
  closed.then(() => {
    ended = true;
  });
  while (Date.now() < deadline && !ended) {
    const response = await fetch(`${base}/api/health`).catch(() => null);
    if (response?.ok) return;
    await wait(100);
  }
  throw new Error(ended ? "The product ended before it was ready." : "The product was not ready in time.");
}

/** Starts the built product on PostgreSQL, as an operator would, with its generated secrets in a directory of its own. */
export async function startProduct(databaseUrl, { nodeArguments = [], env = {} } = {}) {
  const port = await freePort();
  const dataDirectory = mkdtempSync(join(tmpdir(), "latchkey-bench-"));
  const settings = { PORT: String(port), HOST: "127.0.0.1", DATABASE_URL: databaseUrl, DATA_DIR: dataDirectory };
  const child = spawn(process.execPath, [...nodeArguments, fromRoot("scripts/start.mjs")], {
    cwd: ROOT,
    env: { ...process.env, ...settings, RATE_LIMITS: "off", ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const { closed, stop } = keep(child, () => rmSync(dataDirectory, { recursive: true, force: true }));
  const base = `http://127.0.0.1:${port}`;
  await untilHealthy(base, closed);
  return { port, base, child, stop };
}

/** Starts the limit server, which answers with `replyBytes` bytes. */
export async function startLimit(databaseUrl, replyBytes) {
  const child = spawn(process.execPath, [fromRoot("bench/limit-server.mjs")], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: databaseUrl, LIMIT_REPLY_BYTES: String(replyBytes) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const { stop } = keep(child);
  const [line] = await once(child.stdout, "data");
  return { port: Number(line), stop };
}

/** Runs one measurement in the load generator's own process. */
export async function load(job) {
  const child = fork(fromRoot("bench/load.mjs"), { stdio: "inherit" });
  const { closed, stop } = keep(child);
  child.send(job);
  try {
    const ended = closed.then(() => [{ error: "the load generator ended early" }]);
    const [result] = await Promise.race([once(child, "message"), ended]);
    if (result.error) throw new Error(`Measurement failed: ${result.error}`);
    return result;
  } finally {
    await stop();
  }
}
