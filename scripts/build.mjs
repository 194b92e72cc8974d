// `npm run build`: the production build, whether or not there is one already.
import { ensureInstalled } from "./lib/install.mjs";
import { requireNode } from "./lib/node-version.mjs";
import { explain } from "./lib/steps.mjs";

try {
  requireNode();
  await ensureInstalled();
  const { ensureBuilt } = await import("./lib/build.mjs");
  await ensureBuilt({ force: true });
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
