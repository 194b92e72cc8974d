import { database } from "./database";
import { readEnvironment } from "./env";
import { logger } from "./lib/logger";
import { processSingleton } from "./lib/process-singleton";
import { startJobs } from "./services/job";

/**
 * The process that works on imports and deletions, so that none of them takes a moment from the one that serves, which
 * starts it and ends it. Told to stop, or left alone by a server that died, it gives back what it works on.
 */
async function main(): Promise<void> {
  // What the server checked about how it was started counts here too.
  processSingleton("environment", () => readEnvironment(process.env, undefined));
  const opened = await database();
  const stopJobs = startJobs(opened);
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    await stopJobs().catch((error: unknown) => logger().warn({ err: error }, "jobs could not be put back"));
    await opened.close().catch(() => undefined);
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("disconnect", stop);
}

await main();
