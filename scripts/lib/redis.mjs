import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { onSignal } from "./cleanup.mjs";
import { installDebianPackage } from "./debian.mjs";
import { freePort } from "./free-port.mjs";
import { StepFailed } from "./steps.mjs";

const PROGRAMS = ["valkey-server", "redis-server"];
const START_TIMEOUT_MS = 10_000;
const READY = "Ready to accept connections";

function findProgram() {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return PROGRAMS.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

async function findOrInstall() {
  for (const name of [undefined, ...PROGRAMS]) {
    if (name) await installDebianPackage(name);
    const program = findProgram();
    if (program) return program;
  }
  return undefined;
}

/** Starts the server, which keeps nothing on disk, and resolves with its process once it accepts connections. */
function launch(program, directory, port) {
  const args = ["--port", port, "--bind", "127.0.0.1", "--dir", directory, "--save", "", "--appendonly", "no"];
  const server = spawn(program, args.map(String), { stdio: ["ignore", "pipe", "ignore"], detached: true });
  return new Promise((resolve, reject) => {
    let output = "";
    const fail = () => {
      server.kill("SIGKILL");
      reject(new StepFailed("The private Redis did not start.", output));
    };
    const timer = setTimeout(fail, START_TIMEOUT_MS);
    server.once("close", fail).once("error", fail);
    server.stdout.on("data", function read(chunk) {
      output += chunk;
      if (!output.includes(READY)) return;
      clearTimeout(timer);
      server.off("close", fail);
      server.stdout.off("data", read).resume();
      resolve(server);
    });
  });
}

async function shutDown(server) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const closed = new Promise((resolve) => server.once("close", resolve));
  server.kill("SIGTERM");
  await closed;
}

/**
 * Starts a private Valkey or Redis on a free port of 127.0.0.1, installing it first where this is root on Debian.
 * Resolves with `{url, stop}`, or null when there is none to be had. A signal, or the end of this process, stops it.
 */
export async function startRedis() {
  const program = await findOrInstall();
  if (!program) return null;
  const directory = mkdtempSync(join(tmpdir(), "latchkey-redis-"));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  try {
    const port = await freePort();
    const server = await launch(program, directory, port);
    const lastResort = () => {
      server.kill("SIGKILL");
      remove();
    };
    process.once("exit", lastResort);
    const stop = async () => {
      forget();
      process.off("exit", lastResort);
      await shutDown(server);
      remove();
    };
    const forget = onSignal(stop);
    return { url: `redis://127.0.0.1:${port}`, stop };
  } catch (error) {
    remove();
    throw error;
  }
}
