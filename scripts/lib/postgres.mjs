import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./child.mjs";
import { onSignal } from "./cleanup.mjs";
import { installDebianPackage } from "./debian.mjs";
import { freePort } from "./free-port.mjs";
import { StepFailed } from "./steps.mjs";

const DEBIAN_VERSIONS = "/usr/lib/postgresql";
const OWNER = "latchkey";
const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 10_000;
const FORGETFUL = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/** What a child may need from the environment, with messages in English because the start is recognised by one. */
const ENVIRONMENT = { PATH: process.env.PATH, LC_ALL: "C" };

function pgConfigFolder() {
  try {
    return [execFileSync("pg_config", ["--bindir"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim()];
  } catch {
    return [];
  }
}

/** The folder of `initdb` and `postgres`, the newest of Debian's versions first; undefined when there is none. */
function binaries() {
  const versions = existsSync(DEBIAN_VERSIONS) ? readdirSync(DEBIAN_VERSIONS) : [];
  const debian = versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(DEBIAN_VERSIONS, version, "bin"));
  const folders = [...debian, ...pgConfigFolder(), ...(process.env.PATH ?? "").split(":")];
  return folders.find((folder) => ["initdb", "postgres"].every((program) => existsSync(join(folder, program))));
}

/** PostgreSQL refuses to run as root, so there it runs as the user that its package made. */
function identity() {
  if (process.getuid?.() !== 0) return {};
  const id = (flag) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

async function initialise(folder, directory, user) {
  if (user.uid !== undefined) chownSync(directory, user.uid, user.gid);
  const locale = process.platform === "linux" ? "C.UTF-8" : "C";
  const args = ["-D", directory, "-U", OWNER, "--auth=trust", "-E", "UTF8", `--locale=${locale}`, "--no-sync"];
  await run(join(folder, "initdb"), args, { env: ENVIRONMENT, cwd: directory, name: "initdb", ...user });
}

/** Starts the server and resolves with its process once it accepts connections. */
function launch(folder, directory, port, user, settings) {
  const options = [...settings, "listen_addresses=127.0.0.1", `port=${port}`, "unix_socket_directories="];
  const args = ["-D", directory, ...options.flatMap((option) => ["-c", option])];
  const stdio = ["ignore", "ignore", "pipe"];
  const server = spawn(join(folder, "postgres"), args, {
    cwd: directory,
    env: ENVIRONMENT,
    stdio,
    detached: true,
    ...user,
  });
  return new Promise((resolve, reject) => {
    let output = "";
    const fail = () => {
      server.kill("SIGQUIT");
      reject(new StepFailed("The private PostgreSQL did not start.", output));
    };
    const timer = setTimeout(fail, START_TIMEOUT_MS);
    server.once("close", fail).once("error", fail);
    server.stderr.on("data", function read(chunk) {
      output += chunk;
      if (!output.includes("ready to accept connections")) return;
      clearTimeout(timer);
      server.off("close", fail);
      // Read on without keeping it: a full pipe would stop the server.
      server.stderr.off("data", read).resume();
      resolve(server);
    });
  });
}

async function shutDown(server) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const closed = new Promise((resolve) => server.once("close", resolve));
  server.kill("SIGINT");
  const impatient = setTimeout(() => server.kill("SIGQUIT"), STOP_TIMEOUT_MS);
  await closed;
  clearTimeout(impatient);
}

async function find() {
  return binaries() ?? ((await installDebianPackage("postgresql")) ? binaries() : undefined);
}

/**
 * Starts a PostgreSQL of our own in a temporary directory, on a free port of 127.0.0.1. Resolves with
 * `{url, stop()}`, or with null where there are no server binaries and none can be installed. `durable` keeps
 * PostgreSQL's own settings, as a benchmark needs; tests trade safety for speed. It never outlives this process.
 */
export async function startPostgres({ durable = false, settings = [] } = {}) {
  const folder = await find();
  if (!folder) return null;
  const user = identity();
  const directory = mkdtempSync(join(tmpdir(), "latchkey-postgres-"));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  let server;
  try {
    await initialise(folder, directory, user);
    const all = ["max_connections=200", ...(durable ? [] : FORGETFUL), ...settings];
    const port = await freePort();
    server = await launch(folder, directory, port, user, all);
    const lastResort = () => {
      server.kill("SIGQUIT");
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
    return { url: `postgres://${OWNER}@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Creates an empty database on the server of `url` and returns its address. */
export async function createDatabase(url, name) {
  const { default: postgres } = await import("postgres");
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(`create database "${name}"`);
  } finally {
    await sql.end();
  }
  const created = new URL(url);
  created.pathname = `/${name}`;
  return created.href;
}
