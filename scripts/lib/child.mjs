import { spawn } from "node:child_process";
import { onSignal } from "./cleanup.mjs";
import { ROOT } from "./root.mjs";
import { StepFailed } from "./steps.mjs";

const GRACE_MS = 5_000;
const ownGroup = process.platform !== "win32";

/** Signals a child and everything that it started. Being gone already is fine. */
function signalGroup(child, signal) {
  try {
    if (ownGroup) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

async function endGroup(child, closed, signal) {
  signalGroup(child, signal);
  const impatient = setTimeout(() => signalGroup(child, "SIGKILL"), GRACE_MS);
  await closed;
  clearTimeout(impatient);
}

/**
 * Runs a command to its end, without standard input. Resolves with `{code, output}`, `output` being what it wrote to
 * both streams; `live` shows it as it comes instead. A signal to this process, or `timeoutMs`, ends the command and
 * all that it started.
 */
export async function capture(
  command,
  args,
  { env = process.env, cwd = ROOT, timeoutMs, live = false, uid, gid } = {},
) {
  const stdio = live ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"];
  const child = spawn(command, args, { cwd, env, stdio, detached: ownGroup, uid, gid });
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => chunks.push(chunk));

  let failure = null;
  const closed = new Promise((resolve) => {
    child.once("close", (code) => resolve(code ?? 1));
    child.once("error", (error) => {
      failure = error;
      resolve(127);
    });
  });
  const forget = onSignal((signal) => endGroup(child, closed, signal));
  const timer = timeoutMs && setTimeout(() => endGroup(child, closed, "SIGTERM"), timeoutMs);
  try {
    const code = await closed;
    const output = Buffer.concat(chunks).toString();
    return { code, output: failure ? `${output}${failure.message}\n` : output };
  } finally {
    clearTimeout(timer);
    forget();
  }
}

/** `capture`, but a code other than 0 throws a `StepFailed` that carries the output. Resolves with the output. */
export async function run(command, args, options = {}) {
  const { code, output } = await capture(command, args, options);
  if (code !== 0) {
    const shown = options.name ?? [command, ...args].join(" ");
    throw new StepFailed(`${shown} failed with exit code ${code}.`, output);
  }
  return output;
}

/** Runs the program `name` of an installed package with this Node. */
export const bin = (script, args, options = {}) => run(process.execPath, [script, ...args], options);
