// What a seller and its clients do before the measurement: an account, an application, keys, and open sessions.
import { createHash, randomUUID } from "node:crypto";

const PATH = "/api/1.2/";
const INIT_FORMS_PER_CONNECTION = 64;

async function post(url, body, headers = {}) {
  const response = await fetch(url, { method: "POST", headers, body });
  const text = await response.text();
  if (!response.ok || !text.includes('"success":true'))
    throw new Error(`POST ${url} answered ${response.status}: ${text}`);
  return { reply: JSON.parse(text), bytes: Buffer.byteLength(text) };
}

/** Registers over REST and resolves with `{name, ownerid, secret, keys}`. */
async function openShop(base, count) {
  const json = (path, body, token) => {
    const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
    return post(`${base}${path}`, JSON.stringify(body), headers);
  };
  const username = `bench_${randomUUID().slice(0, 8)}`;
  const account = { username, email: `${username}@example.com`, password: "correct horse battery staple" };
  const { token, user } = (await json("/api/auth/register", account)).reply;
  const { application } = (await json("/api/dashboard/apps", { name: "Bench" }, token)).reply;
  const { licenses } = (await json(`/api/dashboard/licenses/${application.id}`, { count }, token)).reply;
  return {
    name: application.name,
    ownerid: user.id,
    secret: application.secret,
    keys: licenses.map((license) => license.license_key),
  };
}

const hwidOf = (index) => createHash("sha256").update(`machine ${index}`).digest("hex");
const form = (fields) => new URLSearchParams(fields).toString();

function initForm({ name, ownerid }) {
  const enckey = randomUUID().slice(0, 16);
  const hash = createHash("md5").update("game.exe").digest("hex");
  return { enckey, form: form({ type: "init", ver: "1.0", hash, enckey, name, ownerid }) };
}

/** One client: initialised, and logged in with its key once, so that what is measured is a returning one. */
async function openClient(base, shop, index) {
  const { enckey, form: init } = initForm(shop);
  const url = `${base}${PATH}`;
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const { sessionid } = (await post(url, init, headers)).reply;
  const common = { sessionid, name: shop.name, ownerid: shop.ownerid };
  const license = form({ type: "license", key: shop.keys[index], hwid: hwidOf(index), ...common });
  await post(url, license, headers);
  const check = form({ type: "check", ...common });
  const { bytes } = await post(url, check, headers);
  return { license, check, bytes, secret: `${enckey}-${shop.secret}` };
}

/**
 * Prepares `count` clients on the server at `base`. Resolves with `{path, checkBytes, connections}`, where
 * `connections` has for each operation what every connection sends in turn and the secret its replies are signed with.
 */
export async function prepareClients(base, count) {
  const shop = await openShop(base, count);
  const clients = [];
  for (let index = 0; index < count; index++) clients.push(await openClient(base, shop, index));
  const inits = () => Array.from({ length: INIT_FORMS_PER_CONNECTION }, () => initForm(shop).form);
  return {
    path: PATH,
    checkBytes: clients[0].bytes,
    connections: {
      check: clients.map(({ check, secret }) => ({ forms: [check], secret })),
      init: clients.map(() => ({ forms: inits(), secret: shop.secret })),
      license: clients.map(({ license, secret }) => ({ forms: [license], secret })),
    },
  };
}
