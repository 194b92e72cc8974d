import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { logger } from "./lib/logger";

const PROGRAM = "dist/jobs.js";
/** Time until a process that ended by itself is started again: doubled each time, up to half a minute. */
const FIRST_PAUSE_MS = 1_000;
const LAST_PAUSE_MS = 30_000;
/** Who has run for so long ended for a new reason. */
const HEALTHY_MS = 60_000;
/** How long a process that is told to stop may take to put back its work. */
const STOP_MS = 6_000;

/** Keeps a process that works on jobs until the returned function is called, which resolves when it is gone. */
export function startJobProcess(program = path.resolve(PROGRAM)): () => Promise<void> {
  let isStopped = false;
  let child: ChildProcess | undefined;
  let again: NodeJS.Timeout | undefined;
  let pause = FIRST_PAUSE_MS;

  const start = () => {
    const begun = performance.now();
    const started = fork(program, { execArgv: ["--enable-source-maps"] });
    child = started;
    started.on("error", (error) => logger().warn({ err: error }, "the process for jobs could not be reached"));
    started.once("exit", (code, signal) => {
      child = undefined;
      if (isStopped) return;
      if (performance.now() - begun > HEALTHY_MS) pause = FIRST_PAUSE_MS;
      logger().warn({ code, signal, pause }, "the process for jobs ended and is started again");
      again = setTimeout(start, pause);
      again.unref();
      pause = Math.min(2 * pause, LAST_PAUSE_MS);
    });
  };
  start();

  return async () => {
    isStopped = true;
    clearTimeout(again);
    const last = child;
    if (!last) return;
    const gone = new Promise((resolve) => last.once("exit", resolve));
    last.kill("SIGTERM");
    const impatient = setTimeout(() => last.kill("SIGKILL"), STOP_MS);
    await gone;
    clearTimeout(impatient);
  };
}
