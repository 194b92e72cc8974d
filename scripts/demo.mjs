// `npm run demo`: a seller and a game client, played over HTTP against a running server, each step with its time.
import { createHmac, randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";

const base = (process.env.LATCHKEY_URL ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`).replace(/\/$/, "");
const totals = { steps: 0, signatures: 0 };

/** A step that did not go as it must; its text says what came instead. */
class Surprise extends Error {}

function expect(condition, what) {
  if (!condition) throw new Surprise(what);
}

async function step(who, what, work) {
  const begun = performance.now();
  const outcome = await work();
  const took = `${(performance.now() - begun).toFixed(0)} ms`;
  totals.steps += 1;
  console.log(`${who.padEnd(7)} ${what.padEnd(52)} ${took.padStart(7)}${outcome ? `   ${outcome}` : ""}`);
}

/** The seller's side: dashboard REST with a bearer token. */
function createSeller() {
  let token;
  return {
    useToken: (value) => {
      token = value;
    },
    async call(method, path, body) {
      const headers = { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) };
      const reply = await fetch(base + path, { method, headers, body: body && JSON.stringify(body) });
      const answer = await reply.json();
      expect(answer.success, `${method} ${path} answered ${reply.status}: ${answer.message}`);
      return answer;
    },
  };
}

/** A game client as the KeyAuth SDKs are: forms, and a signature checked on every reply, refusals too. */
function createClient({ name, ownerid, secret }) {
  const sent = randomUUID().slice(0, 16);
  let sessionid;
  async function call(type, fields = {}) {
    const form = new URLSearchParams({ type, name, ownerid, ...(sessionid ? { sessionid } : {}), ...fields });
    const reply = await fetch(`${base}/api/1.2/`, { method: "POST", body: form });
    const text = await reply.text();
    const key = type === "init" ? secret : `${sent}-${secret}`;
    const due = createHmac("sha256", key).update(text).digest("hex");
    expect(reply.headers.get("signature") === due, `the signature of ${type} is not right`);
    expect(reply.status === 200, `${type} answered ${reply.status}, SDKs need 200`);
    totals.signatures += 1;
    return JSON.parse(text);
  }
  return {
    call,
    async init() {
      sessionid = undefined;
      const answer = await call("init", { ver: "1.0", enckey: sent });
      expect(answer.success, `init: ${answer.message}`);
      sessionid = answer.sessionid;
      return answer;
    },
  };
}

async function play() {
  const begun = performance.now();
  const run = Date.now().toString(36);
  const seller = createSeller();
  let ownerid;
  let app;
  let keys;
  await step("seller", "registers an account", async () => {
    const account = { username: `demo-${run}`, email: `demo-${run}@example.com`, password: randomUUID() };
    const answer = await seller.call("POST", "/api/auth/register", account);
    seller.useToken(answer.token);
    ownerid = answer.user.id;
    return `owner id ${ownerid}`;
  });
  await step("seller", "makes an application", async () => {
    app = (await seller.call("POST", "/api/dashboard/apps", { name: `Demo game ${run}` })).application;
    return app.name;
  });
  await step("seller", "generates five license keys", async () => {
    const order = { count: 5, duration_days: 30, mask: "DEMO-XXXXX-XXXXX-XXXXX" };
    keys = (await seller.call("POST", `/api/dashboard/licenses/${app.id}`, order)).licenses;
    expect(keys.length === 5, `${keys.length} keys came`);
    return keys[0].license_key;
  });
  const client = createClient({ name: app.name, ownerid, secret: app.secret });
  const key = keys[0].license_key;
  await step(
    "client",
    "initialises with enckey",
    async () => `session ${(await client.init()).sessionid.slice(0, 14)}…`,
  );
  await step("client", "activates the first key with a HWID", async () => {
    const answer = await client.call("license", { key, hwid: "DEMO-PC-1" });
    expect(answer.success, answer.message);
    return `runs for ${Math.round(answer.info.subscriptions[0].timeleft / 86_400)} days`;
  });
  await step("client", "writes a variable and reads it back", async () => {
    await client.call("setvar", { var: "level", data: "7 é" });
    const answer = await client.call("getvar", { var: "level" });
    expect(answer.response === "7 é", `the variable came back as ${answer.response}`);
    return answer.response;
  });
  await step("client", "checks its session", async () => {
    const answer = await client.call("check");
    expect(answer.success, answer.message);
    return answer.message;
  });
  await step("thief", "tries the same key from a second HWID", async () => {
    const thief = createClient({ name: app.name, ownerid, secret: app.secret });
    await thief.init();
    const answer = await thief.call("license", { key, hwid: "DEMO-PC-2" });
    expect(!answer.success, "a second HWID was let in");
    return `refused: ${answer.message}`;
  });
  await step("seller", "bans the license", async () => {
    const answer = await seller.call("POST", `/api/dashboard/licenses/${app.id}/${keys[0].id}/ban`);
    expect(answer.license.status === "banned", `the license is ${answer.license.status}`);
    return answer.license.status;
  });
  await step("client", "is refused at its very next request", async () => {
    const answer = await client.call("check");
    expect(!answer.success, "a banned license went on");
    return `refused: ${answer.message}`;
  });
  await step("seller", "deletes the application again", async () => {
    await seller.call("DELETE", `/api/dashboard/apps/${app.id}`);
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`\n${totals.steps} steps went as they must in ${seconds} s; ${totals.signatures} signatures verified.`);
}

try {
  console.log(`Latchkey demo against ${base}\n`);
  await play();
} catch (error) {
  const isAway = error instanceof TypeError && error.message === "fetch failed";
  console.error(
    isAway
      ? `No server answers at ${base}: run \`npm start\` first, or set LATCHKEY_URL.`
      : `\nFailed: ${error.message}`,
  );
  process.exitCode = 1;
}
