import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { bundleForNode } from "@/server/test/bundle";

// A stop may take its 15 seconds, and a busy machine its time to start a process.
vi.setConfig({ testTimeout: 60_000 });

let modules: { stop: string; upgrade: string };
const running = new Set<ChildProcess>();
const sockets = new Set<Socket>();

beforeAll(async () => {
  modules = {
    stop: await bundleForNode("server/front/stop.ts"),
    upgrade: await bundleForNode("server/front/upgrade.ts"),
  };
});
afterAll(() => {
  for (const file of Object.values(modules)) rmSync(path.dirname(file), { recursive: true, force: true });
});
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const child of running) child.kill("SIGKILL");
});

/** A server with our stop. `/slow` answers after half a second, `/hang` never; `parts` are what a stop has to end. */
async function startServer(parts = "") {
  const program = `
    import { createServer } from "node:http";
    import { stopOnSignal } from ${JSON.stringify(modules.stop)};
    import { refuseUpgrade } from ${JSON.stringify(modules.upgrade)};
    const server = createServer((req, res) => {
      if (refuseUpgrade(req, res)) return;
      if (req.url === "/slow") setTimeout(() => res.end("slow but whole"), 500);
      else if (req.url === "/big") res.write(Buffer.alloc(50_000_000));
      else if (req.url === "/stuck") res.write("a beginning");
      else if (req.url !== "/hang") res.end("hello");
    });
    const never = () => new Promise(() => undefined);
    const work = { stopStreams() {}, stopJobs: async () => {}, closeDatabase: async () => {} };
    stopOnSignal(server, { ...work, ${parts} });
    server.listen(0, "127.0.0.1", () => console.log(server.address().port));`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: "pipe" });
  running.add(child);
  let complained = "";
  child.stderr.on("data", (text) => {
    complained += text;
  });
  const ended = once(child, "exit").then(([code, signal]) => {
    running.delete(child);
    return { code: code as number | null, signal: signal as string | null, complained };
  });
  const [port] = await once(child.stdout, "data");
  /** Opens a connection, sends what is given, and neither reads nor closes. */
  const open = async (text: string) => {
    const socket = connect({ port: Number(port), host: "127.0.0.1", allowHalfOpen: true });
    sockets.add(socket);
    socket.on("error", () => undefined);
    await once(socket, "connect");
    if (text) socket.write(text);
    return socket;
  };
  const stop = async () => {
    const begun = Date.now();
    child.kill("SIGTERM");
    return { ...(await ended), ms: Date.now() - begun };
  };
  return { base: `http://127.0.0.1:${Number(port)}`, open, stop };
}

const get = (url: string, more = "") => `GET ${url} HTTP/1.1\r\nhost: x\r\n${more}\r\n`;
const UPGRADE = "connection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: x\r\n";

async function readAll(socket: Socket): Promise<string> {
  let text = "";
  for await (const part of socket) text += part;
  return text;
}

test("what is under way is answered whole, idle connections go at once, and the process ends with 0", async () => {
  const { base, open, stop } = await startServer();
  const slow = fetch(`${base}/slow`).then((reply) => reply.text());
  await open("");
  const kept = await open(get("/"));
  await once(kept, "data");
  await sleep(100);
  const { code, complained, ms } = await stop();
  expect(await slow).toBe("slow but whole");
  expect({ code, complained }).toEqual({ code: 0, complained: "" });
  expect(ms).toBeLessThan(6_500);
});

test("whatever hangs is cut within 15 seconds, and counted", async () => {
  const { open, stop } = await startServer("stopJobs: never, closeDatabase: never");
  const held = [
    get("/hang"),
    get("/stuck"),
    get("/big"),
    "GET / HT",
    "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nhal",
  ];
  for (const text of held) await open(text);
  await sleep(300);
  const { code, complained, ms } = await stop();
  expect(ms).toBeLessThan(15_000);
  expect(code).toBe(0);
  expect(complained).toMatch(
    /cut what did not end in time: 3 requests on 4 connections; the jobs .*; the connection to the database/,
  );
});

test("also when the end itself holds the thread", async () => {
  const { stop } = await startServer("closeDatabase: async () => { for (;;); }");
  const { ms, signal } = await stop();
  expect(ms).toBeLessThan(15_000);
  expect(signal).toBe("SIGKILL");
});

test("300 upgrades are refused and closed, and the one whose client never closes does not keep the process", async () => {
  const { base, open, stop } = await startServer();
  const clients = await Promise.all(Array.from({ length: 300 }, () => open(get("/", UPGRADE))));
  const replies = await Promise.all(clients.map(readAll));
  for (const reply of replies) {
    expect(reply).toMatch(/^HTTP\/1\.1 400 /);
    expect(reply).toMatch(/connection: close/i);
    expect(reply).toContain(
      '{"success":false,"message":"This server does not upgrade connections","code":"INVALID_INPUT"}',
    );
  }
  for (const socket of clients.slice(1)) socket.destroy();
  expect(await (await fetch(base)).text()).toBe("hello");
  const { code, ms, complained } = await stop();
  expect({ code, complained }).toEqual({ code: 0, complained: "" });
  expect(ms).toBeLessThan(6_500);
});

test("an offer of HTTP/2, as Java's client makes, is passed over; CONNECT is cut off", async () => {
  const { open } = await startServer();
  const offer =
    "connection: Upgrade, HTTP2-Settings\r\nupgrade: h2c\r\nhttp2-settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA\r\n";
  const java = await open(get("/", offer));
  const [reply] = await once(java, "data");
  expect(String(reply)).toMatch(/^HTTP\/1\.1 200 /);
  expect(await readAll(await open("CONNECT example.com:443 HTTP/1.1\r\nhost: example.com\r\n\r\n"))).toBe("");
});
