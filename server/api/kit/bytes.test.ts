import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { NodeRequest, sendNodeResponse } from "srvx/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, init, newApp, type World } from "@/server/test/client-world";
import { send } from "@/server/test/doors";
import { handleClient12 } from "../client";
import { readBody } from "./read-input";
import { respond } from "./respond";

const FORM = "application/x-www-form-urlencoded";
const bytes = (text: string) => Buffer.from(text, "latin1");
/** "Пароль12" and "Другой12" as Windows-1251 has them: as many bytes, and no UTF-8. */
const [ONE, OTHER] = ["\xcf\xe0\xf0\xee\xeb\xfc12", "\xc4\xf0\xf3\xe3\xee\xe912"];
const percent = (raw: string) => [...bytes(raw)].map((byte) => `%${byte.toString(16)}`).join("");

type Written = { type: string; body: Buffer };

/** Three fields as each of the body forms has them, the values in raw bytes. */
const FORMS: Record<string, (fields: Record<string, string>) => Written> = {
  json: (fields) => ({ type: "application/json", body: bytes(JSON.stringify(fields)) }),
  form: (fields) => ({
    type: FORM,
    body: bytes(
      Object.entries(fields)
        .map((pair) => pair.join("="))
        .join("&"),
    ),
  }),
  "percent-encoded form": (fields) => ({
    type: FORM,
    body: bytes(
      Object.entries(fields)
        .map(([name, value]) => `${name}=${percent(value)}`)
        .join("&"),
    ),
  }),
  multipart: (fields) => ({
    type: "multipart/form-data; boundary=cut",
    body: bytes(
      `${Object.entries(fields)
        .map(([name, value]) => `--cut\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
        .join("")}--cut--\r\n`,
    ),
  }),
};

let world: World;
beforeAll(async () => {
  world = await newApp();
});

const post = ({ type, body }: Written) =>
  send(
    handleClient12,
    new Request("http://localhost/api/1.2/", {
      method: "POST",
      headers: { "content-type": type },
      body: new Uint8Array(body),
    }),
  );

describe.each(Object.entries(FORMS))("a body as %s", (_, write) => {
  test("native: 400 that names the field, and no user is made of it", async () => {
    const session = { sessionid: await init(world) };
    const username = `bytes-${session.sessionid.slice(-8)}`;
    const refused = await post(write({ type: "register", ...session, username, pass: ONE }));
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ code: "INVALID_INPUT", message: "pass: must be text in UTF-8" });
    const login = await post(write({ type: "login", ...session, username, pass: OTHER }));
    expect(login.status).toBe(400);
    const free = await call({ type: "register", ...session, username, pass: "a password" });
    expect(free.status).toBe(200);
  });

  test("keyauth: 200 with the message, signed", async () => {
    const opened = await call({ type: "init", ...world.identity, ver: "1.0", enckey: "client-key" }, "form");
    const session = { sessionid: String(opened.body["sessionid"]), ...world.identity };
    const reply = await post(write({ type: "login", ...session, username: "x", pass: ONE }));
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ success: false, message: "pass: must be text in UTF-8" });
    expect(reply.headers.get("signature")).toMatch(/^[0-9a-f]{64}$/);
  });

  test("the name of a field is held to the same", async () => {
    const refused = await post(write({ type: "check", sessionid: await init(world), "\xcf\xe0": "1" }));
    expect(refused).toMatchObject({ status: 400, body: { code: "INVALID_INPUT" } });
  });

  test("a replacement character that somebody typed is text like any other", async () => {
    const typed = Buffer.from("\ufffd\u00e9\u{1f511}").toString("latin1");
    const refused = await post(write({ type: "log", sessionid: await init(world), message: typed }));
    expect(refused.status).toBe(200);
  });
});

test.each(["1.1", "1.2", "1.3"] as const)("the query of %s", async (version) => {
  const url = `http://localhost/api/${version}/?type=check&sessionid=${await init(world)}&a=%EF%E0`;
  const { handleClient11, handleClient13 } = await import("../client");
  const door = { "1.1": handleClient11, "1.2": handleClient12, "1.3": handleClient13 }[version];
  const reply = await send(door, new Request(url));
  expect(reply.status).toBe(version === "1.2" ? 400 : 200);
  expect(reply.body).toMatchObject({ success: false, message: "a: must be text in UTF-8" });
});

describe("behind Node's own server", () => {
  const server = createServer(async (req, res) => {
    const reply = await readBody(new NodeRequest({ req, res })).then(
      ({ fields }) => respond(200, { fields: JSON.stringify(fields) }),
      (error: Error) => respond(400, { message: error.message }),
    );
    await sendNodeResponse(res, reply);
  });
  let address = "";
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const ask = async (body: Buffer, type = "application/json") => {
    const headers = { "content-type": type };
    const reply = await fetch(address, { method: "POST", headers, body: new Uint8Array(body) });
    return { status: reply.status, body: (await reply.json()) as Record<string, string> };
  };

  test("bytes that are not UTF-8 are told from a typed replacement character", async () => {
    expect(await ask(bytes(`{"a":"${ONE}"}`))).toEqual({ status: 400, body: { message: "a: must be text in UTF-8" } });
    expect(await ask(bytes(`a=${ONE}`), FORM)).toMatchObject({ status: 400 });
    expect(await ask(Buffer.from('{"a":"\ufffd"}'))).toEqual({ status: 200, body: { fields: '{"a":"\ufffd"}' } });
    // A character of which the end is missing is as long as the U+FFFD that would stand for it.
    expect(await ask(bytes('{"a":"\xf0\x9f\x98"}'))).toMatchObject({ status: 400 });
  });

  test("JSON may begin with a byte order mark", async () => {
    expect(await ask(Buffer.from('\ufeff{"a":"\u00e9"}'))).toEqual({ status: 200, body: { fields: '{"a":"\u00e9"}' } });
  });
});
