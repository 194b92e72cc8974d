import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { onSignal } from "./cleanup.mjs";
import { freePort } from "./free-port.mjs";
import { fromRoot, ROOT } from "./root.mjs";
import { StepFailed, step } from "./steps.mjs";

const START_MS = 300_000;
const POLL_MS = 250;

async function isReady(base) {
  try {
    return (await fetch(`${base}/api/health`)).ok;
  } catch {
    return false;
  }
}

/** Starts the product, built if need be, on a free port, and waits until it answers. Resolves with `{base, stop()}`. */
export async function startServer(env) {
  const port = String(await freePort());
  const base = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [fromRoot("scripts/start.mjs")], {
    cwd: ROOT,
    env: { ...env, PORT: port, HOST: "127.0.0.1" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const closed = new Promise((resolve) => child.once("close", resolve));
  const stop = async () => {
    child.kill("SIGTERM");
    await closed;
    forget();
  };
  const forget = onSignal(stop);
  await step("start the server", async () => {
    for (const end = Date.now() + START_MS; Date.now() < end && child.exitCode === null; await sleep(POLL_MS)) {
      if (await isReady(base)) return;
    }
    await stop();
    throw new StepFailed("The server did not start.");
  });
  return { base, stop };
}
