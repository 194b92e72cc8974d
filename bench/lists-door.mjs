// A signed-in seller over HTTP, as the browser is one.
import { randomUUID } from "node:crypto";
import superjson from "superjson";

async function json(url, body, headers = {}) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`POST ${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** Registers a seller with an application; resolves with their credentials and the application's id. */
export async function register(base) {
  const username = `bench_${randomUUID().slice(0, 8)}`;
  const password = randomUUID();
  const account = { username, email: `${username}@example.com`, password };
  const { token } = await json(`${base}/api/auth/register`, account);
  const headers = { authorization: `Bearer ${token}` };
  const { application } = await json(`${base}/api/dashboard/apps`, { name: "Bench" }, headers);
  return { username, password, appId: application.id };
}

const cookiesOf = (response) => response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);

/** Signs in as the form does. Resolves with `ask(procedure, input)`, which gives the milliseconds until the last byte. */
export async function signIn(base, { username, password }) {
  const hello = await fetch(`${base}/api/auth/csrf`);
  const { csrfToken } = await hello.json();
  const entered = await fetch(`${base}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookiesOf(hello).join("; "), origin: base },
    body: new URLSearchParams({ csrfToken, username, password }),
  });
  const cookie = cookiesOf(entered).join("; ");
  return async (procedure, input) => {
    const query = new URLSearchParams({ input: JSON.stringify(superjson.serialize(input)) });
    const begun = performance.now();
    const response = await fetch(`${base}/api/trpc/${procedure}?${query}`, { headers: { cookie } });
    const text = await response.text();
    const milliseconds = performance.now() - begun;
    if (!response.ok) throw new Error(`${procedure} ${JSON.stringify(input)} answered ${response.status}: ${text}`);
    return { milliseconds, data: superjson.deserialize(JSON.parse(text).result.data) };
  };
}
