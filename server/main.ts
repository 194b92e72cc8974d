import { createServer, type Server, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { DatabaseOpenError } from "@/db/client";
import { database } from "./database";
import { ConfigurationError, type Environment, readEnvironment } from "./env";
import { createHandler, type NodeHandler } from "./front/handler";
import { logger } from "./lib/logger";
import { processSingleton } from "./lib/process-singleton";
import { settleWrites } from "./lib/write-behind";
import { startJobs } from "./services/job";
import { stopTails } from "./services/log";
import { startSweeping } from "./services/maintenance";

/** How long requests that are under way may take after SIGTERM. */
const DRAIN_MS = 10_000;
const TIDY_MS = 100;

/** Next, behind the doors, for pages, tRPC and sign-in. Run from the repository's root, where its build is. */
async function prepareNext(): Promise<NodeHandler> {
  const next = createRequire(import.meta.url)("next") as (options: object) => {
    prepare(): Promise<void>;
    getRequestHandler(): NodeHandler;
  };
  const app = next({ dev: false, dir: process.cwd() });
  await app.prepare();
  return app.getRequestHandler();
}

function listen(server: Server, { port, host }: Environment): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === "EADDRINUSE"
          ? `Port ${port} on ${host} is already in use; set PORT to another.`
          : `Cannot listen on ${host}:${port}: ${error.message}`;
      reject(new ConfigurationError(reason));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

/** Ends the process in good order: no new requests, those under way finish, what is noted gets written. */
function stopOnSignal(server: Server, stopSweeping: () => void, stopJobs: () => Promise<void>): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    stopSweeping();
    stopTails();
    const jobsStopped = stopJobs().catch(() => undefined);
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    // A connection whose stream has just ended is idle from then on, not from the beginning.
    const tidy = setInterval(() => server.closeIdleConnections(), TIDY_MS);
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeIdleConnections();
    });
    clearInterval(tidy);
    clearTimeout(cut);
    await jobsStopped;
    await settleWrites().catch(() => undefined);
    await (await database()).close().catch(() => undefined);
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  // Connections that are kept alive must not keep the process alive.
  server.on("request", (_req, res: ServerResponse) => {
    if (isStopping) res.setHeader("connection", "close");
  });
}

/** Does one part of the start and says how long it took. */
async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work();
  console.log(`  ✓ ${what} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
  return result;
}

/** Opens the database, migrates, listens and says where. What cannot work ends the process with one clear sentence. */
export async function main(): Promise<void> {
  const operatorNodeEnv = process.env["NODE_ENV"];
  Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  try {
    const env = processSingleton("environment", () => readEnvironment(process.env, operatorNodeEnv));
    const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 60_000 });
    // The port first: it is the commonest thing to be taken, and the quickest to find out.
    server.on(
      "request",
      (_req, res) => void (handler ?? notReady)(_req, res).catch((error: unknown) => fail(res, error)),
    );
    let handler: NodeHandler | undefined;
    const port = await step("take the port", () => listen(server, env));
    const opened = await step("open the database and bring its schema up to date", database);
    handler = createHandler(await step("load the dashboard", prepareNext));
    stopOnSignal(server, startSweeping(opened), startJobs(opened));
    const address = `http://${env.host === "0.0.0.0" || env.host === "::" ? "localhost" : env.host}:${port}`;
    const where = opened.kind === "pglite" ? `embedded, in ${env.dataDir}` : "PostgreSQL";
    console.log(`\n  dashboard   ${address}\n  client API  ${address}/api/1.2/\n  database    ${where}\n`);
    console.log(`Latchkey is ready. Open ${address}/sign-up to make the first account. Ctrl+C stops it.`);
  } catch (error) {
    const isExpected = error instanceof ConfigurationError || error instanceof DatabaseOpenError;
    console.error(isExpected ? error.message : `Latchkey could not start: ${String(error)}`);
    process.exit(1);
  }
}

const notReady: NodeHandler = async (_req, res) => {
  res.writeHead(503, { "content-type": "application/json; charset=utf-8", "retry-after": "2" });
  res.end('{"success":false,"message":"The service is temporarily unavailable","code":"UNAVAILABLE"}');
};

function fail(res: ServerResponse, error: unknown): void {
  logger().error({ err: error }, "request failed outside its door");
  if (!res.headersSent) res.writeHead(500, { "content-type": "application/json; charset=utf-8" });
  res.end('{"success":false,"message":"Internal server error","code":"INTERNAL"}');
}
