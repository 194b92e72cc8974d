import { createServer, type Server, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { DatabaseOpenError } from "@/db/client";
import { answerBrokenRequest, HEAD_MAX } from "./api/kit/broken-request";
import { database } from "./database";
import { ConfigurationError, type Environment, readEnvironment } from "./env";
import { createHandler, type NodeHandler } from "./front/handler";
import { stopOnSignal } from "./front/stop";
import { refuseUpgrade } from "./front/upgrade";
import { startJobProcess } from "./job-process";
import { logger } from "./lib/logger";
import { processSingleton } from "./lib/process-singleton";
import { startJobs } from "./services/job";
import { stopTails } from "./services/log";
import { startSweeping } from "./services/maintenance";

/**
 * How long clients may take: for a request's head, for all of it, and between any two bytes in either direction. Who is
 * slower holds memory for nothing. Streams send a sign of life every 15 seconds.
 */
const PATIENCE = { headersTimeout: 15_000, requestTimeout: 60_000, connectionsCheckingInterval: 5_000 };
const IDLE_MS = 120_000;

/** Next, behind the doors, for pages, tRPC and sign-in. Run from the repository's root, where its build is. */
async function prepareNext(): Promise<NodeHandler> {
  const next = createRequire(import.meta.url)("next") as (options: object) => {
    prepare(): Promise<void>;
    getRequestHandler(): NodeHandler;
  };
  // Next takes upgrades on the server it is given, and nobody here wants any: it gets one that never listens.
  const app = next({ dev: false, dir: process.cwd(), httpServer: createServer() });
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
    const server = createServer({ keepAliveTimeout: 65_000, maxHeaderSize: HEAD_MAX, ...PATIENCE });
    server.setTimeout(IDLE_MS);
    server.on("clientError", answerBrokenRequest);
    // The port first: it is the commonest thing to be taken, and the quickest to find out.
    server.on("request", (req, res) => {
      if (!refuseUpgrade(req, res)) (handler ?? notReady)(req, res).catch((error: unknown) => fail(res, error));
    });
    let handler: NodeHandler | undefined;
    const port = await step("take the port", () => listen(server, env));
    const opened = await step("open the database and bring its schema up to date", database);
    handler = createHandler(await step("load the dashboard", prepareNext));
    const stopSweeping = startSweeping(opened);
    stopOnSignal(server, {
      stopStreams: () => {
        stopSweeping();
        stopTails();
      },
      stopJobs: env.jobs === "process" ? startJobProcess() : startJobs(opened),
      closeDatabase: opened.close,
    });
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
