import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callOut, OutboundError } from "./outbound-http";

/** Where the canary sits, and everything that ever knocked on it. */
let port = 0;
const knocks: { method: string; url: string; headers: IncomingMessage["headers"]; body: string }[] = [];

const behaviours: Record<string, (res: ServerResponse) => void> = {
  "/redirect": (res) => res.writeHead(302, { location: `http://127.0.0.1:${port}/landed` }).end(),
  "/not-modified": (res) => res.writeHead(304).end(),
  "/silent": () => undefined,
  "/drip": (res) => {
    const timer = setInterval(() => res.write("."), 20);
    res.on("close", () => clearInterval(timer));
  },
  "/endless": (res) => {
    const chunk = Buffer.alloc(64 * 1024, "x");
    const pour = () => {
      while (!res.destroyed && res.write(chunk));
    };
    res.on("drain", pour);
    pour();
  },
  "/cookie": (res) => res.writeHead(200, { "set-cookie": "a=b" }).end("cookie"),
  "/teapot": (res) => res.writeHead(418).end("short and stout"),
  "/mebibyte": (res) => res.end("y".repeat(1024 * 1024)),
  "/one-more": (res) => res.end("y".repeat(1024 * 1024 + 1)),
};

const servers: Server[] = [];

async function listen(host: string, wanted: number): Promise<number> {
  const server = createServer((req, res) => {
    let body = "";
    req.on("data", (chunk) => {
      body += chunk;
    });
    req.on("end", () => {
      knocks.push({ method: req.method ?? "", url: req.url ?? "", headers: req.headers, body });
      (behaviours[req.url ?? ""] ?? ((reply) => reply.end("hello")))(res);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(wanted, host, resolve));
  return (server.address() as AddressInfo).port;
}

beforeAll(async () => {
  port = await listen("127.0.0.1", 0);
  await listen("::1", port);
});

afterAll(() => {
  for (const server of servers) server.closeAllConnections();
  for (const server of servers) server.close();
});

/** What name servers of an attacker's choosing answer. */
const HOSTILE_NAMES: Record<string, string[]> = {
  localhost: ["127.0.0.1", "::1"],
  "localhost.": ["127.0.0.1"],
  "sub.localhost": ["127.0.0.1"],
  "ip6-localhost": ["::1"],
  "loopback.evil.test": ["127.0.0.1"],
  "mixed.evil.test": ["8.8.8.8", "127.0.0.1"],
  "mixed6.evil.test": ["2606:4700::1111", "::1"],
  "mapped.evil.test": ["::ffff:127.0.0.1"],
  "nat64.evil.test": ["64:ff9b::7f00:1"],
  "metadata.google.internal": ["169.254.169.254"],
  "intranet.evil.test": ["10.0.0.7"],
  "cgnat.evil.test": ["100.64.0.1"],
  "ula.evil.test": ["fd00::1"],
  "linklocal.evil.test": ["fe80::1"],
  "zone.evil.test": ["fe80::1%lo"],
  "nonsense.evil.test": ["127.1"],
  "xn--e1afmkfd.evil.test": ["127.0.0.1"],
};

const resolveHostile = async (hostname: string) => HOSTILE_NAMES[hostname] ?? [];

const hostileUrls = (): string[] => {
  const at = (host: string) => `http://${host}:${port}/`;
  const hosts = [
    "127.0.0.1",
    "127.0.0.1.",
    "127.1",
    "127.0.1",
    "127.255.255.254",
    "2130706433",
    "017700000001",
    "0177.0.0.1",
    "0x7f.0.0.1",
    "0x7f000001",
    "0x7F.1",
    "%31%32%37.0.0.1",
    "１２７.０.０.１",
    "127。0。0。1",
    "①②⑦.0.0.1",
    "0",
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "203.0.113.9",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "[::1]",
    "[::]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::ffff:0:127.0.0.1]",
    "[::127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b:1::127.0.0.1]",
    "[2002:7f00:1::]",
    "[2001:0:7f00:1::]",
    "[fc00::1]",
    "[fd12:3456::1]",
    "[fe80::1]",
    "[fec0::1]",
    "[ff02::1]",
    "[100::1]",
    "[2001:db8::1]",
    "ｌｏｃａｌｈｏｓｔ",
    "LOCALHOST",
    "lo%63alhost",
    "unknown.evil.test",
    ...Object.keys(HOSTILE_NAMES),
  ];
  return [
    ...hosts.map(at),
    `http://user:pass@127.0.0.1:${port}/`,
    `http://public.test@127.0.0.1:${port}/`,
    `http://public.test\\@127.0.0.1:${port}/`,
    `http:127.0.0.1:${port}`,
    `http:\\\\127.0.0.1:${port}\\`,
    `\thttp://127.0.0.1:${port}/`,
    `ht\ntp://127.0.0.1:${port}/`,
    `https://127.0.0.1:${port}/`,
    `ftp://127.0.0.1:${port}/`,
    `ws://127.0.0.1:${port}/`,
    `gopher://127.0.0.1:${port}/`,
    "file:///etc/passwd",
    "data:text/plain,hello",
    `//127.0.0.1:${port}/`,
    `127.0.0.1:${port}`,
    "http://[::1",
    "http://8.8.8.8:25/",
    "http://8.8.8.8:22/",
    "https://8.8.8.8:853/",
    "",
  ];
};

const failure = async (work: Promise<unknown>) => {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(OutboundError);
  return (thrown as OutboundError).reason;
};

/** A call to the canary, which private addresses are allowed for here. */
const callCanary = (path: string, more: Partial<Parameters<typeof callOut>[0]> = {}, totalMs = 5_000) =>
  callOut({ url: `http://127.0.0.1:${port}${path}`, method: "GET", ...more }, { allowPrivate: true, totalMs });

describe("addresses that nobody may make the server call", () => {
  test("none of them reaches the canary, and none is even tried", async () => {
    const before = knocks.length;
    const urls = hostileUrls();
    expect(urls.length).toBeGreaterThanOrEqual(60);
    for (const url of urls) {
      const call = callOut({ url, method: "GET" }, { allowPrivate: false, resolve: resolveHostile, totalMs: 2_000 });
      expect(["url", "address"], url).toContain(await failure(call));
    }
    expect(knocks.length).toBe(before);
  });

  test("the canary does hear calls that are allowed", async () => {
    expect(await callCanary("/")).toEqual({ status: 200, text: "hello" });
    expect(await callOut({ url: `http://[::1]:${port}/`, method: "GET" }, { allowPrivate: true })).toMatchObject({
      status: 200,
    });
    const local = { url: `http://localhost:${port}/`, method: "GET" } as const;
    expect(await callOut(local, { allowPrivate: true })).toMatchObject({ status: 200 });
  });

  test("a name is looked up once, and the connection goes where that answer pointed", async () => {
    let asked = 0;
    const resolve = async () => (++asked === 1 ? ["127.0.0.1"] : ["192.0.2.1"]);
    const call = { url: `http://rebinding.evil.test:${port}/pinned`, method: "GET" } as const;
    expect(await callOut(call, { allowPrivate: true, resolve })).toMatchObject({ status: 200 });
    expect(asked).toBe(1);
    expect(knocks.at(-1)?.headers.host).toBe(`rebinding.evil.test:${port}`);
  });

  test("TLS is asked for by the name, and a server without a certificate for it is no good", async () => {
    const names: string[] = [];
    const server = createTlsServer({
      SNICallback: (name, callback) => {
        names.push(name);
        callback(new Error("no certificate"));
      },
    });
    server.on("tlsClientError", () => undefined);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `https://pinned.test:${(server.address() as AddressInfo).port}/`;
    const call = callOut({ url, method: "GET" }, { allowPrivate: true, resolve: async () => ["127.0.0.1"] });
    expect(await failure(call)).toBe("network");
    expect(names).toEqual(["pinned.test"]);
    server.close();
  });
});

describe("what comes back", () => {
  test("method, headers and body arrive as given, and nothing is added but what HTTP needs", async () => {
    const headers = { "content-type": "text/plain", authorization: "Bearer secret", "user-agent": "Shop/1" };
    await callCanary("/in?a=1", { method: "POST", headers, body: "héllo" });
    expect(knocks.at(-1)).toMatchObject({ method: "POST", url: "/in?a=1", body: "héllo", headers });
    expect(Object.keys(knocks.at(-1)?.headers ?? {}).sort()).toEqual(
      ["accept-encoding", "authorization", "connection", "content-length", "content-type", "host", "user-agent"].sort(),
    );
  });

  test("a redirect is a failure and is not followed", async () => {
    expect(await failure(callCanary("/redirect"))).toBe("redirect");
    expect(await failure(callCanary("/not-modified"))).toBe("redirect");
    expect(knocks.some((knock) => knock.url === "/landed")).toBe(false);
  });

  test("other statuses are replies, and cookies are forgotten", async () => {
    expect(await callCanary("/teapot")).toEqual({ status: 418, text: "short and stout" });
    await callCanary("/cookie");
    await callCanary("/");
    expect(knocks.at(-1)?.headers.cookie).toBeUndefined();
  });

  test("silence and slow drips end when the time is over", async () => {
    for (const path of ["/silent", "/drip"]) {
      const began = Date.now();
      expect(await failure(callCanary(path, {}, 300))).toBe("timeout");
      expect(Date.now() - began).toBeLessThan(1_500);
    }
  });

  test("a name server that never answers is no reason to wait longer", async () => {
    const call = { url: "http://slow.evil.test/", method: "GET" } as const;
    const resolve = () => new Promise<string[]>(() => undefined);
    expect(await failure(callOut(call, { allowPrivate: false, resolve, totalMs: 200 }))).toBe("timeout");
  });

  test("one mebibyte is read, a byte more is not, and neither is an endless body", async () => {
    expect((await callCanary("/mebibyte")).text).toHaveLength(1024 * 1024);
    expect(await failure(callCanary("/one-more"))).toBe("too_large");
    expect(await failure(callCanary("/endless"))).toBe("too_large");
  });

  test("a header with a line break is never sent", async () => {
    const before = knocks.length;
    const headers = { "content-type": "text/plain\r\nx-evil: 1" };
    expect(await failure(callCanary("/", { method: "POST", headers, body: "x" }))).toBe("network");
    expect(knocks.length).toBe(before);
  });

  test("a proxy named in the environment is not asked", async () => {
    const names = ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "NODE_USE_ENV_PROXY"];
    for (const name of names) process.env[name] = "http://127.0.0.1:9";
    try {
      expect(await callCanary("/direct")).toMatchObject({ status: 200 });
    } finally {
      for (const name of names) delete process.env[name];
    }
  });

  test("an error says why, and neither where nor with what", async () => {
    const call = { url: "http://127.0.0.1:9/secret-path?token=abc", method: "GET" } as const;
    const error = await callOut(call, { allowPrivate: true }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OutboundError);
    expect(`${(error as Error).message} ${(error as Error).stack}`).not.toMatch(/secret-path|abc/);
    expect((error as Error).cause).toBeUndefined();
  });
});
