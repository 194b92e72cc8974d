import path from "node:path";
import { Worker } from "node:worker_threads";
import { expect, test } from "@playwright/test";
import { askFrom, closeConnections, postJson } from "../fixtures/from-address";
import { startLimitedServer } from "../fixtures/limited-server";

/** One request of a flood: its body is `head` and then `repeated`, `times` over. */
type Sent = {
  address: string;
  method?: string;
  headers?: Record<string, string>;
  head?: string;
  repeated?: string;
  times?: number;
};

/** Sends a flood from one address, in a thread of its own. Gives the statuses when it is over; 0 where none came. */
function sendFlood(from: string, requests: readonly Sent[]): Promise<number[]> {
  const worker = new Worker(path.resolve("e2e/fixtures/flood-worker.mjs"), { workerData: { from, requests } });
  return new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
}

const ROUNDS = 3;
const CHECKS = 120;
const CLIENTS = 20;
/** Below this a difference is the machine's, not the server's. */
const NOISE_MS = 50;
const LOGIN_MS = 1_000;
const IMPORT_BYTES = 10_000_000;

const PASSWORD = "a password for floods";
const many = <T>(count: number, one: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => one(n));
const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const median = (values: readonly number[]) => sorted(values)[Math.floor(values.length / 2)] ?? 0;
const p99 = (values: readonly number[]) => sorted(values)[Math.ceil(values.length * 0.99) - 1] ?? 0;

let server: Awaited<ReturnType<typeof startLimitedServer>>;
let account: { username: string; id: string; appId: string; cookie: string };
let clients: { from: string; sessionid: string }[];

const at = (path: string) => `${server.base}${path}`;

/** An account with an application, signed in to the dashboard, and clients of it at addresses of their own. */
async function makeWorld() {
  const from = "127.0.0.1";
  const username = `floods${Date.now().toString(36)}`;
  const given = { username, email: `${username}@example.com`, password: PASSWORD };
  const { token, user } = JSON.parse((await postJson(from, at("/api/auth/register"), given)).text);
  const authorization = `Bearer ${token}`;
  const made = await postJson(from, at("/api/dashboard/apps"), { name: username }, { authorization });
  const { application } = JSON.parse(made.text);
  const csrf = await askFrom(from, at("/api/auth/csrf"));
  const cookies = (reply: typeof csrf) =>
    (reply.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; ");
  const form = new URLSearchParams({ csrfToken: JSON.parse(csrf.text).csrfToken, username, password: PASSWORD });
  const signIn = { cookie: cookies(csrf), "content-type": "application/x-www-form-urlencoded" };
  const signedIn = await askFrom(from, at("/api/auth/callback/credentials"), {
    method: "POST",
    headers: signIn,
    body: form.toString(),
  });
  account = { username, id: user.id, appId: application.id, cookie: cookies(signedIn) };
  clients = await Promise.all(
    many(CLIENTS, async (n) => {
      const address = `127.0.3.${n + 1}`;
      const init = await postJson(address, at("/api/1.2/"), { type: "init", name: username, ownerid: user.id });
      return { from: address, sessionid: JSON.parse(init.text).sessionid as string };
    }),
  );
}

/** How long `count` checks of clients elsewhere take, one after the other. All of them succeed. */
async function timeChecks(count: number): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const { from, sessionid } = clients[n % clients.length] ?? { from: "", sessionid: "" };
    const reply = await postJson(from, at("/api/1.2/"), { type: "check", sessionid });
    expect(reply.status).toBe(200);
    times.push(reply.milliseconds);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return times;
}

/** How long a log-in from an address that does nothing else takes. */
async function timeLogin(from: string): Promise<number> {
  const reply = await postJson(from, at("/api/auth/login"), { username: account.username, password: PASSWORD });
  expect(reply.status).toBe(200);
  return reply.milliseconds;
}

const BATCH = many(600, () => "account.register").join(",");
const newAccount = (name: string) => ({ username: name, email: `${name}@example.com`, password: PASSWORD });

const JSON_POST = { method: "POST", headers: { "content-type": "application/json" } };
const PAGES = ["/docs", "/docs/client-log-in", "/sign-in", "/no-such-page"];

/** What one address sends at once. */
const FLOODS: Record<string, (from: string) => Sent[]> = {
  "sign-ups in one batch of tRPC": (from) => {
    const inputs = many(600, (n) => [n, { json: newAccount(`f${from.replaceAll(".", "")}x${n}`) }]);
    const head = JSON.stringify(Object.fromEntries(inputs));
    return [{ ...JSON_POST, address: at(`/api/trpc/${BATCH}?batch=1`), head }];
  },
  "300 pages at once": () =>
    many(300, (n) => ({ address: at(PAGES[n % PAGES.length] ?? ""), headers: { accept: "text/html" } })),
  "150 wrong log-ins at once": () =>
    many(150, (n) => {
      const head = JSON.stringify({ username: `nobody${n}`, password: "wrong one" });
      return { ...JSON_POST, address: at("/api/auth/login"), head };
    }),
  "a file of 5,000,000 rows": () => {
    const head = "license_key,note\n";
    const query = new URLSearchParams({ mapping: '{"license_key":"license_key"}', name: "flood.csv" });
    const address = at(`/api/import/${account.appId}/license.import?${query}`);
    const headers = { cookie: account.cookie, "content-type": "text/csv" };
    return [{ address, method: "POST", headers, head, repeated: "a\n", times: (IMPORT_BYTES - head.length) / 2 }];
  },
};

test.beforeAll(async ({ browserName: _ }, { project }) => {
  test.setTimeout(180_000);
  server = await startLimitedServer(project.name === "postgres" ? (process.env.LATCHKEY_TEST_DATABASE_URL ?? "") : "");
  await makeWorld();
  // What is made once a process is made before anything is measured.
  await timeChecks(CHECKS);
  await Promise.all(PAGES.map((page) => askFrom("127.0.0.9", at(page))));
});

test.afterAll(async () => {
  closeConnections();
  await server.stop();
});

Object.entries(FLOODS).forEach(([name, flood], index) => {
  test(`${name} from one address hardly delay another's checks and log-ins`, async () => {
    const idle: number[] = [];
    const flooded: number[] = [];
    const idleLogins: number[] = [];
    const logins: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const flooder = `127.0.2.${index * ROUNDS + round + 1}`;
      const elsewhere = `127.0.4.${index * ROUNDS + round + 1}`;
      idle.push(...(await timeChecks(CHECKS)));
      idleLogins.push(await timeLogin(elsewhere));
      const over = sendFlood(flooder, flood(flooder));
      const [checks, login] = await Promise.all([timeChecks(CHECKS), timeLogin(elsewhere)]);
      await over;
      flooded.push(...checks);
      logins.push(login);
    }
    expect(p99(flooded)).toBeLessThanOrEqual(Math.max(5 * p99(idle), NOISE_MS));
    expect(median(logins)).toBeLessThanOrEqual(Math.max(LOGIN_MS, 5 * median(idleLogins)));
  });
});

test("a batch that is too large makes no account, and a page beyond the limit is a small page", async () => {
  const from = "127.0.2.100";
  const first = newAccount(`batch${Date.now().toString(36)}`);
  const refused = await postJson(from, at(`/api/trpc/${BATCH}?batch=1`), { 0: { json: first } });
  expect(refused.status).toBe(400);
  const login = await postJson(from, at("/api/auth/login"), { username: first.username, password: PASSWORD });
  expect(login.status).toBe(401);
  const replies = await Promise.all(many(350, () => askFrom(from, at("/docs"), { headers: { accept: "text/html" } })));
  const limited = replies.filter(({ status }) => status === 429);
  expect(limited.length).toBeGreaterThanOrEqual(50);
  expect(limited.every(({ headers, text }) => Number(headers["retry-after"]) >= 1 && text.length < 2_000)).toBe(true);
});
