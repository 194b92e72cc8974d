// `npm run bench`: requests a second of the product, as a share of what `limit-server.mjs` reaches in the same minutes
// on the same machine. `-- --profile check|init|license` prints where the product's time goes instead.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { cleanUp } from "../scripts/lib/cleanup.mjs";
import { ensureInstalled } from "../scripts/lib/install.mjs";
import { requireNode } from "../scripts/lib/node-version.mjs";
import { CACHE, fromRoot } from "../scripts/lib/root.mjs";
import { explain, StepFailed, step } from "../scripts/lib/steps.mjs";
import { forgetProductSettings } from "../scripts/lib/test-environment.mjs";

const CONNECTIONS = 32;
const WARM_UP_MS = 1_500;
const PROFILED_FUNCTIONS = 30;
/** The share of the limit that each operation is to reach. */
const GOALS = { check: 0.6, init: 0.35, license: 0.35 };
const OPERATIONS = Object.keys(GOALS);

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** PostgreSQL with its own settings, durable as an operator's would be, and the up-to-date build. */
async function prepare() {
  requireNode();
  await ensureInstalled();
  const { ensureBuilt } = await import("../scripts/lib/build.mjs");
  await ensureBuilt();
  const { startPostgres } = await import("../scripts/lib/postgres.mjs");
  const server = await startPostgres({ durable: true });
  if (!server) throw new StepFailed("The benchmark needs PostgreSQL's server programs: install Debian's postgresql.");
  return server;
}

async function startBoth(server) {
  const { createDatabase } = await import("../scripts/lib/postgres.mjs");
  const { startLimit, startProduct } = await import("./servers.mjs");
  const { prepareClients } = await import("./seller.mjs");
  const product = await startProduct(await createDatabase(server.url, "product"));
  const clients = await prepareClients(product.base, CONNECTIONS);
  const limit = await startLimit(await createDatabase(server.url, "limit"), clients.checkBytes);
  return { product, limit, clients };
}

/** What the limit server is asked: the same form as `check`, for a session of its own table. */
const limitConnections = () =>
  Array.from({ length: CONNECTIONS }, (_, index) => ({
    forms: [`type=check&sessionid=session_${index * 3_000 + 1}&name=Bench&ownerid=0123456789`],
  }));

async function measureRounds({ product, limit, clients }, rounds, durationMs) {
  const { load } = await import("./servers.mjs");
  const common = { path: clients.path, warmUpMs: WARM_UP_MS, durationMs };
  const results = Object.fromEntries(OPERATIONS.map((operation) => [operation, { product: [], limit: [] }]));
  for (let round = 1; round <= rounds; round++) {
    for (const operation of OPERATIONS) {
      await step(`round ${round}, ${operation}`, async () => {
        const floor = await load({ ...common, port: limit.port, connections: limitConnections() });
        const own = await load({ ...common, port: product.port, connections: clients.connections[operation] });
        results[operation].limit.push(floor);
        results[operation].product.push(own);
        return `limit ${Math.round(floor.requestsPerSecond)}/s, product ${Math.round(own.requestsPerSecond)}/s`;
      });
    }
  }
  return results;
}

/** One line of the table, and whether the operation reached its goal without a refusal. */
function summarise(operation, { product, limit }) {
  const of = (runs, key) => median(runs.map((run) => run[key]));
  // Of each round, for the machine may be twice as fast in one as in another: both of a pair saw the same moments.
  const share = median(product.map((run, round) => run.requestsPerSecond / limit[round].requestsPerSecond));
  const refused = [...product, ...limit].reduce((sum, run) => sum + run.refused, 0);
  return {
    ok: share >= GOALS[operation] && refused === 0,
    sample: product.find((run) => run.sample)?.sample,
    row: {
      operation,
      "product req/s": Math.round(of(product, "requestsPerSecond")),
      "p50 ms": Number(of(product, "p50").toFixed(2)),
      "p99 ms": Number(of(product, "p99").toFixed(2)),
      "limit req/s": Math.round(of(limit, "requestsPerSecond")),
      "limit p50": Number(of(limit, "p50").toFixed(2)),
      "limit p99": Number(of(limit, "p99").toFixed(2)),
      "product ÷ limit": Number(share.toFixed(2)),
      goal: GOALS[operation],
      refused,
    },
  };
}

async function compare(server, rounds, durationMs) {
  const servers = await startBoth(server);
  const results = await measureRounds(servers, rounds, durationMs);
  const summaries = OPERATIONS.map((operation) => summarise(operation, results[operation]));
  console.log(`\nMedians of ${rounds} interleaved rounds, ${CONNECTIONS} connections:`);
  console.table(Object.fromEntries(summaries.map(({ row: { operation, ...rest } }) => [operation, rest])));
  const sample = summaries.find((summary) => summary.sample)?.sample;
  if (sample) console.log(`A reply that was not a success:\n${sample}`);
  return summaries.every(({ ok }) => ok);
}

async function profile(server, operation, durationMs) {
  const { createDatabase } = await import("../scripts/lib/postgres.mjs");
  const { load, startProduct } = await import("./servers.mjs");
  const { prepareClients } = await import("./seller.mjs");
  const { topSelfTime } = await import("./profile-report.mjs");
  mkdirSync(CACHE, { recursive: true });
  const file = join(CACHE, `bench-${operation}.cpuprofile`);
  const product = await startProduct(await createDatabase(server.url, "product"), {
    nodeArguments: ["--import", fromRoot("bench/profiler.mjs")],
    env: { BENCH_PROFILE: file },
  });
  try {
    const clients = await prepareClients(product.base, CONNECTIONS);
    const job = { path: clients.path, port: product.port, connections: clients.connections[operation], durationMs };
    await load({ ...job, warmUpMs: WARM_UP_MS, durationMs: WARM_UP_MS });
    product.child.kill("SIGUSR2");
    const { requestsPerSecond, refused } = await load({ ...job, warmUpMs: 0 });
    product.child.kill("SIGUSR2");
    await wait(2_000);
    console.log(
      `\n${operation}: ${Math.round(requestsPerSecond)} requests/s while profiled, ${refused} refused. Self time:`,
    );
    for (const { share, name, place } of topSelfTime(JSON.parse(readFileSync(file, "utf8")), PROFILED_FUNCTIONS)) {
      console.log(`${(share * 100).toFixed(1).padStart(6)} %  ${name.padEnd(34)} ${place}`);
    }
    console.log(`\nThe whole profile, for Chrome's developer tools: ${file}`);
  } finally {
    await product.stop();
  }
  return true;
}

const { values } = parseArgs({
  options: {
    profile: { type: "string" },
    rounds: { type: "string", default: "3" },
    seconds: { type: "string", default: "5" },
  },
});

forgetProductSettings();
try {
  if (values.profile && !OPERATIONS.includes(values.profile)) {
    throw new StepFailed(`--profile takes one of ${OPERATIONS.join(", ")}.`);
  }
  const server = await prepare();
  const durationMs = Number(values.seconds) * 1000;
  const ok = values.profile
    ? await profile(server, values.profile, durationMs)
    : await compare(server, Number(values.rounds), durationMs);
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  explain(error);
  process.exitCode = 1;
} finally {
  // Whatever is still running, the last one started first.
  await cleanUp();
}
