// Loaded into the server with `--import`: SIGUSR2 starts a CPU profile, the next one writes it to BENCH_PROFILE.
import { writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";

const session = new Session();
let running = false;

process.on("SIGUSR2", async () => {
  if (!running) {
    running = true;
    session.connect();
    await session.post("Profiler.enable");
    await session.post("Profiler.start");
    return;
  }
  const { profile } = await session.post("Profiler.stop");
  writeFileSync(process.env.BENCH_PROFILE, JSON.stringify(profile));
});
