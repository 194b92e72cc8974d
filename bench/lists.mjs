// `npm run bench:lists`: how long the pages, searches, filters and orders of a million licenses and 200,000 users take,
// asked one after the other through the door that the dashboard uses. Exit code 1 when one is slower than the goal.
import { parseArgs } from "node:util";
import { cleanUp } from "../scripts/lib/cleanup.mjs";
import { ensureInstalled } from "../scripts/lib/install.mjs";
import { requireNode } from "../scripts/lib/node-version.mjs";
import { explain, StepFailed, step } from "../scripts/lib/steps.mjs";
import { forgetProductSettings } from "../scripts/lib/test-environment.mjs";

async function prepare() {
  requireNode();
  await ensureInstalled();
  const { ensureBuilt } = await import("../scripts/lib/build.mjs");
  await ensureBuilt();
  const { createDatabase, startPostgres } = await import("../scripts/lib/postgres.mjs");
  const server = await startPostgres({ settings: ["shared_buffers=512MB"] });
  if (!server) throw new StepFailed("The benchmark needs PostgreSQL's server programs: install Debian's postgresql.");
  return createDatabase(server.url, "lists");
}

async function main(rounds, only) {
  const { startProduct } = await import("./servers.mjs");
  const { compare } = await import("./lists-cases.mjs");
  const { register } = await import("./lists-door.mjs");
  const { fill, LICENSES, USERS } = await import("./lists-data.mjs");
  const url = await prepare();
  const product = await startProduct(url);
  const seller = await register(product.base);
  let tiers;
  await step(`${LICENSES} licenses and ${USERS} users`, async () => {
    tiers = await fill(url, seller.appId);
  });
  return compare(product.base, seller, tiers, { rounds, only });
}

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "40" }, only: { type: "string", default: "" } },
});
forgetProductSettings();
try {
  process.exitCode = (await main(Number(values.rounds), values.only)) ? 0 : 1;
} catch (error) {
  explain(error);
  process.exitCode = 1;
} finally {
  await cleanUp();
}
