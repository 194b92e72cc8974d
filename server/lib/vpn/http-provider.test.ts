import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createHttpProvider } from "./http-provider";

const asked: IncomingMessage[] = [];
let answer: (res: ServerResponse) => void = (res) => res.end("{}");
let url = "";
const service = createServer((req, res) => {
  asked.push(req);
  answer(res);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(service.address() as AddressInfo).port}/check/{ip}?fields=proxy`;
});

afterAll(() => {
  service.closeAllConnections();
  service.close();
});

const provider = () => createHttpProvider({ url, token: "provider-token" });

const answerWith = (reply: unknown) => {
  answer = (res) => res.end(JSON.stringify(reply));
};

describe("the HTTP provider", () => {
  test.each([
    [{ proxy: true, hosting: false }, true],
    [{ proxy: false, hosting: true, mobile: false }, true],
    [{ status: "success", proxy: false, hosting: false }, false],
    [{ is_vpn: false, is_datacenter: true, datacenter: { datacenter: "Hetzner" } }, true],
    [{ security: { vpn: false, proxy: false, tor: false, relay: true } }, true],
    [{ privacy: { vpn: false, proxy: false, tor: false, relay: false, hosting: false } }, false],
    [{ status: "ok", "8.8.8.8": { proxy: "yes", type: "VPN" } }, true],
    [{ status: "ok", "8.8.8.8": { proxy: "no" } }, false],
    [{ data: { isVpn: 1 } }, true],
  ])("reads %j as %s", async (reply, expected) => {
    answerWith(reply);
    expect(await provider().isVpn("8.8.8.8")).toBe(expected);
  });

  test("sends the address in the URL and the token in a header", async () => {
    answerWith({ vpn: true });
    await provider().isVpn("2606:4700::1111");
    expect(asked.at(-1)).toMatchObject({
      url: "/check/2606%3A4700%3A%3A1111?fields=proxy",
      headers: { authorization: "Bearer provider-token" },
    });
  });

  test("asks once for an address, also when many ask together", async () => {
    answerWith({ vpn: true });
    const own = provider();
    const before = asked.length;
    const together = Array.from({ length: 20 }, () => own.isVpn("8.8.4.4"));
    expect(new Set(await Promise.all(together))).toEqual(new Set([true]));
    expect(await own.isVpn("8.8.4.4")).toBe(true);
    expect(asked.length).toBe(before + 1);
  });

  test.each([
    ["an error", (res: ServerResponse) => res.writeHead(500).end()],
    ["too many requests", (res: ServerResponse) => res.writeHead(429).end('{"vpn":true}')],
    ["a redirect", (res: ServerResponse) => res.writeHead(302, { location: "/elsewhere" }).end()],
    ["no JSON", (res: ServerResponse) => res.end("<html>")],
    ["JSON without an answer", (res: ServerResponse) => res.end('{"vpn":"maybe","country":"DE"}')],
    ["silence", () => undefined],
  ])("%s lets the address pass in time, and is not asked for again at once", async (_what, reply) => {
    answer = reply;
    const own = provider();
    const began = performance.now();
    expect(await own.isVpn("8.8.8.8")).toBe(false);
    expect(performance.now() - began).toBeLessThan(2_500);
    const before = asked.length;
    expect(await own.isVpn("8.8.8.8")).toBe(false);
    expect(asked.length).toBe(before);
  });
});
