import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createHandler } from "@/server/front/handler";
import { answerBrokenRequest, HEAD_MAX } from "./broken-request";

/** As `server/main.ts` listens, with a stand-in for Next. */
const server = createServer(
  { maxHeaderSize: HEAD_MAX },
  createHandler(
    async (_req, res) => void res.end("page"),
    () => false,
  ),
);
server.on("clientError", answerBrokenRequest);
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** What the server answers to these very bytes. */
function exchange(request: string): Promise<{ status: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(Buffer.from(request, "latin1")));
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
    socket.on("error", reject).on("close", () => {
      const json = text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
      resolve({ status: Number(text.split(" ")[1]), body: json ? JSON.parse(json) : text });
    });
  });
}

const get = (target: string, headers = "") =>
  exchange(`GET ${target} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n${headers}\r\n`);

describe("an address that is too long is 414, in the envelope", () => {
  test.each([
    ["/api/1.2/"],
    ["/api/1.3/"],
    ["/api/seller/"],
    ["/api/elite-key"],
    ["/api/dashboard/apps"],
    ["/api/trpc/account.me"],
    ["/api/operator/accounts/a"],
    ["/sign-in"],
  ])("%s", async (path) => {
    for (const length of [20_000, 60_000]) {
      const reply = await get(`${path}?a=${"x".repeat(length)}`);
      const code = path === "/api/1.3/" ? 414 : "URI_TOO_LONG";
      expect(reply).toMatchObject({ status: 414, body: { success: false, code } });
    }
  });
});

test("what is larger than that is 431, be it address or headers; what is not HTTP is 400, both in the envelope", async () => {
  const large = await get("/api/health", `x-large: ${"x".repeat(100_000)}\r\n`);
  const long = await get(`/api/health?${"x".repeat(150_000)}`);
  for (const reply of [large, long]) {
    expect(reply).toMatchObject({ status: 431, body: { success: false, code: "HEADERS_TOO_LARGE" } });
  }
  const noise = await exchange("nonsense\r\n\r\n");
  expect(noise).toMatchObject({ status: 400, body: { success: false, code: "INVALID_INPUT" } });
});

test("raw bytes in an address are 400", async () => {
  for (const address of ["/api/1.2/?type=check&a=\xcf\xe0", "/api/dashboard/apps/\xcf\xe0"]) {
    expect(await get(address)).toMatchObject({ status: 400, body: { success: false, code: "INVALID_INPUT" } });
  }
});
