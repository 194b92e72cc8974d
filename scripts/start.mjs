// `npm start`: from a fresh clone to a listening server. It stays one plain Node process, so that signals reach it.
import { ensureInstalled } from "./lib/install.mjs";
import { requireNode } from "./lib/node-version.mjs";
import { explain } from "./lib/steps.mjs";

async function prepare() {
  requireNode();
  await ensureInstalled();
  const { ensureBuilt } = await import("./lib/build.mjs");
  await ensureBuilt();
}

try {
  await prepare();
} catch (error) {
  explain(error);
  process.exit(1);
}
await import("./serve.mjs");
