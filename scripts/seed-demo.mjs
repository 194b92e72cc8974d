// `npm run seed:demo`: fills the database that `npm start` would open with an account `demo` and a year of activity.
import { pathToFileURL } from "node:url";
import { ensureInstalled } from "./lib/install.mjs";
import { requireNode } from "./lib/node-version.mjs";
import { fromRoot, ROOT } from "./lib/root.mjs";
import { explain } from "./lib/steps.mjs";

const BUNDLE = fromRoot(".cache/seed-demo.mjs");

try {
  requireNode();
  await ensureInstalled();
  process.chdir(ROOT);
  const { bundle } = await import("./lib/build.mjs");
  await bundle("./server/demo/main.ts", BUNDLE);
  const { main } = await import(pathToFileURL(BUNDLE).href);
  process.exit(await main((line) => console.log(line)));
} catch (error) {
  explain(error);
  process.exit(1);
}
