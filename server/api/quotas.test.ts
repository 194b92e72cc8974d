import type { AnyProcedure, AnyRouter } from "@trpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import { signedInCookie } from "@/server/test/browser";
import { curlRequest, fillWords, shellWords } from "@/server/test/curl";
import { type Reply, send } from "@/server/test/doors";
import { withEnvironment } from "@/server/test/environment";
import { createTestAccount } from "@/server/test/factories";
import { createReferenceWorld, type ReferenceWorld } from "@/server/test/reference-world";
import { doorFor } from "./doors";
import { LIMITS, type LimitName } from "./kit/rate-limit";
import { entries } from "./reference/entries";
import { toCurl } from "./reference/example";
import type { Entry, SurfaceId } from "./reference/types";
import { handleTrpc } from "./trpc/handle";
import { appRouter } from "./trpc/root";

const limited = <T>(work: () => Promise<T>) => withEnvironment({ rateLimits: true }, work);

let lastAddress = 0;
const newAddress = () => {
  lastAddress += 1;
  return `203.0.${lastAddress >> 8}.${lastAddress & 255}`;
};

/** What is left of each limit, as a reply says. */
const left = ({ headers }: Pick<Reply, "headers">): Record<string, number> =>
  Object.fromEntries(
    [...(headers.get("ratelimit") ?? "").matchAll(/"(\w+)";r=(\d+)/g)].map(([, name = "", r]) => [name, Number(r)]),
  );

/** How many points of each limit a request took, as two equal ones tell. */
const between = (first: Reply, second: Reply) => {
  const before = left(first);
  return Object.fromEntries(Object.entries(left(second)).map(([name, r]) => [name, (before[name] ?? 0) - r]));
};

/** What a row of each door is counted against, once its caller is known. */
const COUNTED: Readonly<Record<SurfaceId, readonly LimitName[]>> = {
  dashboard: ["address", "account"],
  seller: ["address", "key", "account"],
  "elite-key": ["address", "key", "account"],
  client: ["client_address", "application"],
  operation: ["address"],
};

const commands = new Map<string, string[]>();
let world: ReferenceWorld | undefined;

beforeAll(async () => {
  const words = shellWords(entries.map(({ example }) => toCurl(example, "http://localhost")).join("\n"));
  entries.forEach(({ id }, index) => {
    commands.set(id, words[index] ?? []);
  });
  world = await createReferenceWorld({ isLoggedIn: true });
});

/** Sends the example of a row without anything that it needs, so that it is counted and changes nothing. */
function ask({ id, surface }: Entry, peer: string): Promise<Reply> {
  const words = Object.fromEntries(
    Object.entries(world?.words ?? {}).map(([name, word]) => [
      name,
      /_ID$/.test(name) && !/^(SESSION|YOUR_ACCOUNT)_ID$/.test(name) ? "nothing" : word,
    ]),
  );
  const request = curlRequest((commands.get(id) ?? []).map((word) => fillWords(word, words)));
  const changesOwn = surface === "dashboard" && request.method !== "GET";
  const asked = changesOwn ? new Request(request.url, { method: request.method, headers: request.headers }) : request;
  const door = doorFor(new URL(asked.url).pathname);
  if (!door) throw new Error("no door");
  return send(door, asked, peer);
}

/** Of rows that end what others are asked with (sessions, a key), when they come. */
const RANKS: Readonly<Record<string, number>> = { "type: logout": 1, "POST /api/dashboard/elite-key/reset": 3 };
const rank = ({ name, surface }: Entry): number => RANKS[name] ?? (surface === "client" ? 0 : 2);
const rows = [...entries].sort((a, b) => rank(a) - rank(b));

describe("each row of every door takes a point of each limit", () => {
  test.each(rows)("$name", async (entry) => {
    const expected = entry.isOpen && entry.surface === "dashboard" ? (["address"] as const) : COUNTED[entry.surface];
    const peer = newAddress();
    await limited(async () => {
      const first = await ask(entry, peer);
      if (entry.name === "GET /api/health") return expect(left(first)).toEqual({});
      const [nearest = "address"] = expected;
      expect(left(first)[nearest]).toBe(LIMITS[nearest].points - 1);
      if (entry.name in RANKS) return expect(Object.keys(left(first))).toEqual([...expected]);
      expect(between(first, await ask(entry, peer))).toEqual(Object.fromEntries(expected.map((name) => [name, 1])));
    });
  });
});

const procedures = Object.entries((appRouter as AnyRouter)._def.procedures as Record<string, AnyProcedure>).map(
  ([path, procedure]) => ({ path, type: procedure._def.type }),
);

/** A call of procedures, or a batch, with nothing that any of them needs. */
async function call(paths: readonly string[], type: string, peer: string, cookie: string): Promise<Reply> {
  const batch = paths.length > 1 ? "?batch=1" : "";
  const isPost = type === "mutation";
  const headers = { cookie, ...(isPost ? { "content-type": "application/json" } : {}) };
  const init = { method: isPost ? "POST" : "GET", headers, body: isPost ? "{}" : null };
  const reply = await handleTrpc(new Request(`http://localhost/api/trpc/${paths.join(",")}${batch}`, init), peer);
  const isStream = reply.headers.get("content-type")?.startsWith("text/event-stream");
  if (isStream) await reply.body?.cancel();
  return { status: reply.status, headers: reply.headers, text: isStream ? "" : await reply.text(), body: {} };
}

describe("each procedure takes a point of its address and one of its account", () => {
  test.each(procedures)("$path", async ({ path, type }) => {
    const seller = await createTestAccount();
    const cookie = await signedInCookie(seller);
    const reply = await limited(() => call([path], type, newAddress(), cookie));
    expect(left(reply)).toEqual({ address: LIMITS.address.points - 1, account: LIMITS.account.points - 1 });
  });
});

describe("calls that come together", () => {
  const queries = procedures.filter(({ type }) => type === "query").map(({ path }) => path);
  const mutations = procedures.filter(({ type }) => type === "mutation").map(({ path }) => path);

  test("take a point each, of the address and the account", async () => {
    const cookie = await signedInCookie(await createTestAccount());
    const many = queries.slice(0, 20);
    const reply = await limited(() => call(many, "query", newAddress(), cookie));
    expect(many).toHaveLength(20);
    expect(left(reply)).toEqual({ address: LIMITS.address.points - 20, account: LIMITS.account.points - 20 });
  });

  test("are refused together when the address has fewer points left than calls", async () => {
    const [peer, cookie] = [newAddress(), await signedInCookie(await createTestAccount())];
    await limited(async () => {
      const many = Array.from({ length: 20 }, () => "account.me");
      for (let n = 0; n < LIMITS.address.points / 20; n++)
        expect((await call(many, "query", peer, cookie)).status).toBe(n < 60 ? 200 : 429);
      const refused = await call(many, "query", peer, cookie);
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
      expect((await call(["account.me"], "query", peer, cookie)).status).toBe(429);
    });
  });

  test("are 400 when they are more than 20, and none of them runs", async () => {
    const cookie = await signedInCookie(await createTestAccount());
    const reply = await limited(() =>
      call(
        Array.from({ length: 21 }, () => "account.me"),
        "query",
        newAddress(),
        cookie,
      ),
    );
    expect(reply.status).toBe(400);
    expect(reply.text).toContain("Batch call exceeds maximum size");
    expect(reply.text).not.toContain('"result"');
  });

  test.each(mutations)("%s: never one of several", async (path) => {
    const cookie = await signedInCookie(await createTestAccount());
    for (const several of [
      [path, path],
      [path, "app.create"],
    ]) {
      const reply = await call(several, "mutation", newAddress(), cookie);
      expect(reply.status).toBe(400);
      expect(reply.text).toContain("cannot be one of several calls of a request");
      expect(reply.text).not.toContain('"result"');
    }
  });

  test("a comma that is encoded separates as well", async () => {
    const reply = await call(["account.register%2Caccount.register", "account.register"], "mutation", newAddress(), "");
    expect(reply.status).toBe(400);
    expect(reply.text).toContain("cannot be one of several calls of a request");
  });
});
