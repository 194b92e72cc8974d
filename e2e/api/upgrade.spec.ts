import { connect } from "node:net";
import { expect, test } from "@playwright/test";

/** What the server sends on a connection of its own until it closes it. */
async function sendRaw(base: string, head: string): Promise<string> {
  const { hostname, port } = new URL(base);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.write(`${head}\r\n\r\n`);
  let text = "";
  for await (const part of socket) text += part;
  return text;
}

test("an upgrade is refused and its connection closed, also once Next has served a page; HTTP/2 offers are passed over", async ({
  request,
  baseURL,
}) => {
  const base = baseURL ?? "";
  expect((await request.get("/sign-in")).status()).toBe(200);
  for (const path of ["/", "/api/health", "/_next/webpack-hmr"]) {
    const head = `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: Upgrade\r\nupgrade: websocket`;
    expect(await sendRaw(base, head)).toMatch(/^HTTP\/1\.1 400 [\s\S]*"This server does not upgrade connections"/);
  }
  // As Java's HttpClient does; it closes only because it is asked to.
  const offer = "GET /api/health HTTP/1.1\r\nhost: x\r\nconnection: Upgrade, HTTP2-Settings, close\r\nupgrade: h2c";
  expect(await sendRaw(base, offer)).toMatch(/^HTTP\/1\.1 200 [\s\S]*"status":"ok"/);
});
