import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { queueStates, settleWrites } from "../lib/write-behind";

/** What a stop has to end, beside the server's connections. */
export type Work = {
  /** Ends what goes on by itself and would hold its connection for ever: sweeps, streams. */
  stopStreams(): void;
  /** Resolves when no job runs any more. */
  stopJobs(): Promise<void>;
  closeDatabase(): Promise<void>;
};

/** How long requests and jobs that are under way may take after SIGTERM, and each part of what follows. */
const DRAIN_MS = 7_000;
const WRITE_MS = 2_000;
const CLOSE_MS = 1_000;
/**
 * By then the process is gone, also when something above hangs, or holds the event loop (the second number). A busy
 * machine may be late by seconds.
 */
const END_MS = 10_500;
const KILL_MS = 11_500;
const TIDY_MS = 100;
/** A connection that sent nothing for so long has no request on the way. */
const SILENT_MS = 1_000;

/**
 * Ends the process in good order on SIGTERM or SIGINT, with 0, within 15 seconds whatever is open: no new requests, those
 * under way finish, what is noted gets written. What does not finish in time is cut, and told on standard error.
 */
export function stopOnSignal(server: Server, work: Work): void {
  const { sockets, responses, beginStopping } = follow(server);
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    armWatchdogs();
    beginStopping();
    work.stopStreams();
    const jobs = within(DRAIN_MS, work.stopJobs());
    const isDrained = await within(DRAIN_MS, closeServer(server, sockets));
    const cut: string[] = [];
    if (!isDrained) cut.push(`${responses.size} requests on ${sockets.size} connections`);
    for (const socket of sockets) socket.destroy();
    server.closeAllConnections();
    if (!(await jobs)) cut.push("the jobs that ran, which the next start takes up");
    await within(WRITE_MS, settleWrites());
    for (const { name, waiting } of queueStates())
      if (waiting > 0) cut.push(`${waiting} rows of ${name}, which are lost`);
    if (!(await within(CLOSE_MS, work.closeDatabase()))) cut.push("the connection to the database");
    if (cut.length > 0) console.error(`Latchkey has stopped, and cut what did not end in time: ${cut.join("; ")}.`);
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
}

/** Keeps account of what is open. `responses` are those that have yet to be sent whole. */
function follow(server: Server) {
  const sockets = new Set<Socket>();
  const responses = new Set<ServerResponse>();
  let isStopping = false;
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.prependListener("request", (_req, res: ServerResponse) => {
    responses.add(res);
    res.once("close", () => responses.delete(res));
    // Connections that are kept alive must not keep the process alive.
    if (isStopping) res.setHeader("connection", "close");
  });
  const beginStopping = () => {
    isStopping = true;
    for (const res of responses) if (!res.headersSent) res.setHeader("connection", "close");
  };
  return { sockets, responses, beginStopping };
}

/** Takes no more connections and resolves when the last has gone; those without a request go at once. */
async function closeServer(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const begun = performance.now();
  // A connection whose stream has just ended is idle from then on, not from the beginning.
  const tidy = setInterval(() => {
    server.closeIdleConnections();
    if (performance.now() - begun > SILENT_MS) {
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    }
  }, TIDY_MS);
  server.closeIdleConnections();
  await closed;
  clearInterval(tidy);
}

/** Whether the work was done in time, well or not. */
async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  const isDone = work.then(
    () => true,
    () => true,
  );
  return Promise.race([isDone, sleep(ms, false, { ref: false })]);
}

/** Nothing that hangs outlasts a timer; what holds the event loop does, and only another thread can end that. */
function armWatchdogs(): void {
  setTimeout(() => {
    console.error("Latchkey did not end in time and is cut off.");
    process.exit(1);
  }, END_MS);
  const killAt = Date.now() + KILL_MS;
  const program = `setTimeout(() => process.kill(process.pid, "SIGKILL"), ${killAt} - Date.now())`;
  new Worker(program, { eval: true }).on("error", () => undefined).unref();
}
