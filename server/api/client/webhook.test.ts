import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { handleClient12 } from "@/server/api/client";
import { newId } from "@/server/lib/random-key";
import { sealSecret } from "@/server/lib/secret-box";
import { settleWrites } from "@/server/lib/write-behind";
import { send } from "@/server/test/doors";
import { withEnvironment } from "@/server/test/environment";
import { createTestAccount, createTestApp, createTestLicense } from "@/server/test/factories";

const AUTH = "Bearer upstream-secret";

type Heard = { method: string; url: string; headers: IncomingHttpHeaders; body: string };

const heard: Heard[] = [];
let port = 0;
const upstream = createServer((req, res) => {
  let body = "";
  req.on("data", (chunk) => {
    body += chunk;
  });
  req.on("end", () => {
    const { method = "", url = "", headers } = req;
    heard.push({ method, url, headers, body });
    if (url.startsWith("/fails")) res.writeHead(500).end("upstream internals");
    else if (url.startsWith("/away")) res.writeHead(302, { location: "/ok" }).end();
    else if (url.startsWith("/empty")) res.writeHead(204).end();
    else res.end("pong é");
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  port = (upstream.address() as AddressInfo).port;
});

afterAll(() => {
  upstream.closeAllConnections();
  upstream.close();
});

type Fields = Record<string, string>;

const post = (fields: Fields, form: "json" | "form" = "json") =>
  send(
    handleClient12,
    new Request("http://localhost/api/1.2/", {
      method: "POST",
      ...(form === "json"
        ? { headers: { "content-type": "application/json" }, body: JSON.stringify(fields) }
        : { body: new URLSearchParams(fields) }),
    }),
  );

/** Private addresses are allowed, as an operator who hosts both ends would set it. */
const call = (fields: Fields, form: "json" | "form" = "json") =>
  withEnvironment({ webhookAllowPrivate: true }, () => post(fields, form));

/** A webhook's id and the box of its header, which opens in that row alone. */
const withHeader = () => {
  const id = newId();
  return { id, authHeaderBox: sealSecret("webhooks.auth_header_box", id, AUTH) };
};

async function world(webhook: Partial<typeof schema.webhooks.$inferInsert> = {}) {
  const owner = await createTestAccount();
  const { app } = await createTestApp(owner);
  const identity = { name: app.name, ownerid: owner.account.id };
  const add = async (more: Partial<typeof schema.webhooks.$inferInsert>) => {
    const row = { id: newId(), appId: app.id, name: "Notify", url: `http://127.0.0.1:${port}/ok`, ...more };
    await owner.ctx.db.insert(schema.webhooks).values(row);
    return row.id;
  };
  const webid = await add(webhook);
  const init = async () => String((await post({ type: "init", ...identity })).body["sessionid"]);
  return { owner, app, identity, webid, add, init, sessionid: await init() };
}

describe("type=webhook", () => {
  test("calls out and answers with what came back, in response and in message", async () => {
    const { webid, sessionid } = await world({ url: `http://127.0.0.1:${port}/ok?fixed=1` });
    const reply = await call({ type: "webhook", sessionid, webid, params: "?player=a%20b&score=1" });
    expect(reply).toMatchObject({ status: 200, body: { success: true, response: "pong é", message: "pong é" } });
    expect(heard.at(-1)).toMatchObject({ method: "GET", url: "/ok?fixed=1&player=a+b&score=1", body: "" });
  });

  test("is a POST with the client's body, else with the seller's, and carries the seller's headers", async () => {
    const { webid, sessionid } = await world({
      body: '{"from":"seller"}',
      userAgent: "Shop/1",
      ...withHeader(),
    });
    const reply = await call({ type: "webhook", sessionid, webid });
    expect(reply.body).toMatchObject({ success: true });
    const sellers = { "user-agent": "Shop/1", authorization: AUTH };
    expect(heard.at(-1)).toMatchObject({
      method: "POST",
      body: '{"from":"seller"}',
      headers: { ...sellers, "content-type": "application/json" },
    });
    await call({ type: "webhook", sessionid, webid, body: "a=1", conttype: "application/x-www-form-urlencoded" });
    expect(heard.at(-1)).toMatchObject({
      body: "a=1",
      headers: { ...sellers, "content-type": "application/x-www-form-urlencoded" },
    });
    expect(reply.text).not.toContain(AUTH);
    expect(reply.text).not.toContain(String(port));
  });

  test.each(["/fails", "/away"])(
    "says that it failed, and nothing else, when the other side answers %s",
    async (path) => {
      const { webid, sessionid } = await world({
        url: `http://127.0.0.1:${port}${path}`,
        ...withHeader(),
      });
      const reply = await call({ type: "webhook", sessionid, webid });
      expect(reply).toMatchObject({ status: 400, body: { success: false, code: "WEBHOOK_FAILED" } });
      expect(reply.text).not.toMatch(/upstream|127\.0\.0\.1/);
      expect(heard.at(-1)?.url).toBe(path);
    },
  );

  test("an empty 2xx reply is a success", async () => {
    const { webid, sessionid } = await world({ url: `http://127.0.0.1:${port}/empty` });
    expect(await call({ type: "webhook", sessionid, webid })).toMatchObject({
      status: 200,
      body: { success: true, response: "" },
    });
  });

  test("a private address is refused unless the operator allows it", async () => {
    const { webid, sessionid } = await world();
    const before = heard.length;
    expect(await post({ type: "webhook", sessionid, webid })).toMatchObject({
      status: 400,
      body: { code: "WEBHOOK_FAILED" },
    });
    expect(heard.length).toBe(before);
  });

  test.each([
    "@169.254.169.254/",
    ".evil.test",
    "/../../admin",
    "#fragment",
    ":9/",
    "\\@evil.test",
    "//evil.test/x",
    "?a=1#b",
    "&&&",
    "?&?x",
    "a=1\r\nx-evil: 1",
    " ",
    "%0d%0ax-evil:%201",
    "?http://evil.test",
  ])("params %j reach the same host and path, as a query", async (params) => {
    const { webid, sessionid } = await world({ url: `http://127.0.0.1:${port}/ok?fixed=1` });
    const before = heard.length;
    expect(await call({ type: "webhook", sessionid, webid, params })).toMatchObject({ status: 200 });
    expect(heard.length).toBe(before + 1);
    const last = heard.at(-1);
    expect(last?.headers.host).toBe(`127.0.0.1:${port}`);
    expect(last?.headers["x-evil"]).toBeUndefined();
    expect(last?.url).toMatch(/^\/ok\?fixed=1(&[^#?]*)?$/);
  });

  test.each(["text/plain\r\nx-evil: 1", "text", "text/", "a b/c", "text/plain; charset", "text/plain;a=\u0100", "é/x"])(
    "conttype %j is refused, by name",
    async (conttype) => {
      const { webid, sessionid } = await world();
      const before = heard.length;
      const reply = await call({ type: "webhook", sessionid, webid, body: "x", conttype });
      expect(reply).toMatchObject({ status: 400, body: { code: "INVALID_INPUT" } });
      expect(reply.body["message"]).toContain("conttype");
      expect(heard.length).toBe(before);
    },
  );

  test("takes media types with parameters", async () => {
    const { webid, sessionid } = await world();
    const conttype = 'multipart/form-data; boundary="a b"';
    expect(await call({ type: "webhook", sessionid, webid, body: "x", conttype })).toMatchObject({ status: 200 });
    expect(heard.at(-1)?.headers["content-type"]).toBe(conttype);
  });

  test("an unknown webhook, and another application's, is not found", async () => {
    const [mine, theirs] = [await world(), await world()];
    for (const webid of ["nothing", theirs.webid]) {
      const reply = await call({ type: "webhook", sessionid: mine.sessionid, webid });
      expect(reply).toMatchObject({ status: 404, body: { code: "WEBHOOK_NOT_FOUND", message: "Webhook not found" } });
    }
  });

  test("names a missing webid, and refuses a missing or unknown session", async () => {
    const { webid, sessionid } = await world();
    const nameless = await call({ type: "webhook", sessionid });
    expect(nameless).toMatchObject({ status: 400, body: { message: expect.stringContaining("webid") } });
    for (const token of ["", "session_unknown"]) {
      const reply = await call({ type: "webhook", sessionid: token, webid });
      expect(reply).toMatchObject({ status: 401, body: { code: "SESSION_NOT_FOUND" } });
    }
  });

  test("KeyAuth clients must be logged in, then get their 200 with response and message", async () => {
    const { owner, app, identity, webid, init } = await world();
    const sessionid = await init();
    const asSdk = { type: "webhook", sessionid, webid, body: "undefined", conttype: "undefined", ...identity };
    const refused = await call(asSdk, "form");
    expect(refused).toMatchObject({ status: 200, body: { success: false, code: "LOGIN_REQUIRED" } });
    const { licenseKey } = await createTestLicense(owner, app);
    await call({ type: "license", sessionid, key: licenseKey, ...identity }, "form");
    expect(await call(asSdk, "form")).toMatchObject({
      status: 200,
      body: { success: true, message: "pong é", response: "pong é" },
    });
    expect(heard.at(-1)?.method).toBe("GET");
  });

  test("a user who is banned after log-in gets nothing out of it any more", async () => {
    const { owner, app, webid, init } = await world();
    const sessionid = await init();
    const { licenseKey } = await createTestLicense(owner, app);
    await call({ type: "license", sessionid, key: licenseKey });
    expect(await call({ type: "webhook", sessionid, webid })).toMatchObject({ status: 200 });
    const { users } = schema;
    await owner.ctx.db.update(users).set({ bannedAt: new Date() }).where(eq(users.appId, app.id));
    const before = heard.length;
    expect(await call({ type: "webhook", sessionid, webid })).toMatchObject({
      status: 403,
      body: { code: "USER_BANNED" },
    });
    expect(heard.length).toBe(before);
  });

  test("the seller reads in the log what was called and how it ended, without the address", async () => {
    const { owner, app, add, webid, sessionid } = await world();
    const failing = await add({ name: "Broken", url: "http://127.0.0.1:1/secret" });
    await call({ type: "webhook", sessionid, webid });
    await call({ type: "webhook", sessionid, webid: failing });
    await settleWrites();
    const { logs } = schema;
    const rows = await owner.ctx.db
      .select({ data: logs.data })
      .from(logs)
      .where(and(eq(logs.appId, app.id), eq(logs.action, "webhook")));
    expect(rows.map((row) => row.data).sort()).toEqual(["Broken: network", "Notify: 200"]);
  });
});
