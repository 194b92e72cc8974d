import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { handleClient12, handleClient13 } from "@/server/api/client";
import { handleDashboard } from "@/server/api/dashboard";
import { handleEliteKey } from "@/server/api/elite-key";
import { handleHealth } from "@/server/api/health";
import { handleSeller } from "@/server/api/seller";
import { handleTrpc } from "@/server/api/trpc/handle";
import { issueBearerToken } from "@/server/auth/bearer";
import { handleNextAuth } from "@/server/auth/next-auth";
import { hashPassword } from "@/server/lib/password";
import { newId } from "@/server/lib/random-key";
import { type Reply, send } from "@/server/test/doors";
import { withEnvironment } from "@/server/test/environment";
import {
  createTestAccount,
  createTestApp,
  createTestEliteKey,
  createTestLicense,
  createTestSellerKey,
} from "@/server/test/factories";
import { PEER_HEADER, peerProof } from "./next-route";
import { LIMITS, takeQuota } from "./rate-limit";

/** With the limits that an installation has unless its operator switches them off. */
const limited = <T>(work: () => Promise<T>) => withEnvironment({ rateLimits: true }, work);

let lastAddress = 0;
/** An address that no other test uses up. */
const newAddress = () => {
  lastAddress += 1;
  return `198.51.${lastAddress >> 8}.${lastAddress & 255}`;
};

/** Sends `count` requests, 50 at a time, and tells how many of each status came back. */
async function flood(count: number, request: () => Promise<{ status: number }>) {
  const statuses: Record<number, number> = {};
  for (let sent = 0; sent < count; sent += 50) {
    const batch = Array.from({ length: Math.min(50, count - sent) }, request);
    for (const { status } of await Promise.all(batch)) statuses[status] = (statuses[status] ?? 0) + 1;
  }
  return statuses;
}

const get = (path: string, headers: Record<string, string> = {}) => new Request(`http://localhost${path}`, { headers });

const askClient = (fields: Record<string, string>, peer: string, door = handleClient12) =>
  send(door, new Request("http://localhost/api/1.2/", { method: "POST", body: new URLSearchParams(fields) }), peer);

const askClientJson = (fields: Record<string, string>, peer: string) =>
  send(
    handleClient12,
    new Request("http://localhost/api/1.2/", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(fields),
    }),
    peer,
  );

async function client() {
  const owner = await createTestAccount();
  const { app } = await createTestApp(owner);
  const identity = { name: app.name, ownerid: owner.account.id };
  const init = async (peer: string) =>
    String((await askClientJson({ type: "init", ...identity }, peer)).body["sessionid"]);
  return { owner, app, identity, init };
}

const expectRefusal = (reply: Reply, policy: keyof typeof LIMITS) => {
  expect(reply).toMatchObject({ status: 429, body: { success: false, code: "RATE_LIMITED" } });
  const wait = Number(reply.headers.get("retry-after"));
  expect(wait).toBeGreaterThanOrEqual(1);
  expect(wait).toBeLessThanOrEqual(60);
  const { points, seconds } = LIMITS[policy];
  expect(reply.headers.get("ratelimit")).toMatch(new RegExp(`(^|, )"${policy}";r=0;t=${wait}$`));
  expect(reply.headers.get("ratelimit-policy")).toMatch(new RegExp(`(^|, )"${policy}";q=${points};w=${seconds}$`));
};

describe("requests of one address", () => {
  test("are answered up to the limit, before anyone says who they are; other addresses are not touched", async () => {
    const peer = newAddress();
    await limited(async () => {
      const statuses = await flood(LIMITS.address.points + 100, () =>
        send(handleDashboard, get("/api/dashboard/apps"), peer),
      );
      expect(statuses).toEqual({ 401: LIMITS.address.points, 429: 100 });
      expectRefusal(await send(handleDashboard, get("/api/dashboard/apps"), peer), "address");
      const other = await send(handleDashboard, get("/api/dashboard/apps"), newAddress());
      expect(other.status).toBe(401);
      expect(other.headers.get("ratelimit")).toBe(`"address";r=${LIMITS.address.points - 1};t=60`);
      expect((await send(handleHealth, get("/api/health"), peer)).status).toBe(200);
    });
  });

  test("count by network when they come from IPv6, where addresses cost nothing", async () => {
    const prefix = `2001:db8:${(lastAddress + 1).toString(16)}:1`;
    await limited(async () => {
      let n = 0;
      const statuses = await flood(LIMITS.address.points + 1, () => {
        n += 1;
        return send(handleDashboard, get("/api/dashboard/apps"), `${prefix}::${n.toString(16)}`);
      });
      expect(statuses).toEqual({ 401: LIMITS.address.points, 429: 1 });
      const neighbour = await send(handleDashboard, get("/api/dashboard/apps"), `${prefix.replace(/1$/, "2")}::1`);
      expect(neighbour.status).toBe(401);
    });
  });

  test("cannot be made to look like another's by forged headers", async () => {
    const peer = newAddress();
    await limited(async () => {
      const statuses = await flood(LIMITS.address.points + 10, () =>
        send(handleDashboard, get("/api/dashboard/apps", { "x-forwarded-for": newAddress() }), peer),
      );
      expect(statuses[429]).toBe(10);
    });
  });

  test("of the dashboard in the browser are counted as well, and refused in tRPC's words", async () => {
    const peer = newAddress();
    const ask = () => handleTrpc(get("/api/trpc/account.me"), peer);
    await limited(async () => {
      const statuses = await flood(LIMITS.address.points + 5, ask);
      expect(statuses[429]).toBe(5);
      const refused = await ask();
      expect(await refused.json()).toMatchObject({ error: { json: { data: { domainCode: "RATE_LIMITED" } } } });
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    });
  });
});

test("sign-ins in a browser count against their address, too, whoever they try to be", async () => {
  const peer = newAddress();
  const headers = { [PEER_HEADER]: `${peerProof()} ${peer}` };
  await limited(async () => {
    for (let n = 0; n < LIMITS.address.points; n++) await takeQuota(get("/"), "address", peer);
    const refused = await handleNextAuth(get("/api/auth/csrf", headers));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    const elsewhere = { [PEER_HEADER]: `${peerProof()} ${newAddress()}` };
    expect((await handleNextAuth(get("/api/auth/csrf", elsewhere))).status).toBe(200);
  });
});

describe("requests of one account", () => {
  test("are answered up to the limit from however many addresses; another account is not touched", async () => {
    const [busy, other] = [await createTestAccount(), await createTestAccount()];
    const ask = async ({ account }: typeof busy) => {
      const authorization = `Bearer ${await issueBearerToken(account)}`;
      return send(handleDashboard, get("/api/dashboard/auth/me", { authorization }), newAddress());
    };
    await limited(async () => {
      // All but the last 40 without the work behind them.
      for (let n = 40; n < LIMITS.account.points; n++) await takeQuota(get("/"), "account", busy.account.id);
      expect(await flood(60, () => ask(busy))).toEqual({ 200: 40, 429: 20 });
      expectRefusal(await ask(busy), "account");
      expect((await ask(other)).status).toBe(200);
    });
  });
});

describe("requests with one key", () => {
  test.each(["Elite Key", "seller key"])(
    "are answered up to the limit from however many addresses (%s); another key is not touched",
    async (kind) => {
      const [busy, other] = [await createTestAccount("elite"), await createTestAccount("elite")];
      const isElite = kind === "Elite Key";
      const make = isElite ? createTestEliteKey : createTestSellerKey;
      const [busyKey, otherKey] = [await make(busy), await make(other)];
      const header = isElite ? "x-elite-key" : "x-api-key";
      const [door, path] = isElite ? [handleEliteKey, "/api/elite-key"] : [handleSeller, "/api/seller/"];
      const ask = ({ key }: { key: string }) => send(door, get(path, { [header]: key }), newAddress());
      const counted = "id" in busyKey ? `ka ${busyKey.id}` : `ek ${busy.account.id}`;
      await limited(async () => {
        for (let n = 30; n < LIMITS.key.points; n++) await takeQuota(get("/"), "key", counted);
        expect(await flood(50, () => ask(busyKey))).toEqual({ 400: 30, 429: 20 });
        expectRefusal(await ask(busyKey), "key");
        expect((await ask(otherKey)).status).toBe(400);
      });
    },
  );
});

describe("requests of one address at one application", () => {
  test("are answered 200 times a minute, init included; other applications and addresses are not touched", async () => {
    const [busy, other] = [await client(), await client()];
    const [peer, elsewhere] = [newAddress(), newAddress()];
    const sessionid = await busy.init(elsewhere);
    const otherSession = await other.init(elsewhere);
    await limited(async () => {
      const inits = await flood(50, () => askClientJson({ type: "init", ...busy.identity }, peer));
      expect(inits).toEqual({ 200: 50 });
      const checks = await flood(160, () => askClientJson({ type: "check", sessionid }, peer));
      expect(checks).toEqual({ 200: 150, 429: 10 });
      expectRefusal(await askClientJson({ type: "init", ...busy.identity }, peer), "application");
      expect((await askClientJson({ type: "check", sessionid }, elsewhere)).status).toBe(200);
      expect((await askClientJson({ type: "check", sessionid: otherSession }, peer)).status).toBe(200);
    });
  });

  test("are refused to KeyAuth clients with a real 429, signed, on the 201st and not before", async () => {
    const { identity } = await client();
    const peer = newAddress();
    const opened = await askClient({ type: "init", ...identity, enckey: "3f2504e0-4f89-41" }, peer);
    const fields = { type: "check", sessionid: String(opened.body["sessionid"]), ...identity };
    await limited(async () => {
      expect(await flood(200, () => askClient(fields, peer))).toEqual({ 200: 200 });
      const refused = await askClient(fields, peer);
      expectRefusal(refused, "application");
      expect(refused.headers.get("signature")).toMatch(/^[0-9a-f]{64}$/);
      const inVersion13 = await askClient({ type: "init", ...identity }, peer, handleClient13);
      expect(inVersion13).toMatchObject({ status: 429, body: { ownerid: identity.ownerid } });
      expect(inVersion13.headers.get("x-signature-ed25519")).toMatch(/^[0-9a-f]{128}$/);
    });
  });

  test("cannot be used up by strangers who know the owner's id", async () => {
    const { identity, init } = await client();
    const [attacker, victim] = [newAddress(), newAddress()];
    const sessionid = await init(victim);
    await limited(async () => {
      await flood(500, () => askClientJson({ type: "init", ...identity, sessionid }, attacker));
      expect(await flood(100, () => askClientJson({ type: "check", sessionid }, victim))).toEqual({ 200: 100 });
    });
  });

  test("have their own bound over all applications, known or not", async () => {
    const peer = newAddress();
    await limited(async () => {
      const statuses = await flood(LIMITS.client_address.points + 30, () =>
        askClientJson({ type: "init", name: newId(), ownerid: "AAAAAAAAAA" }, peer),
      );
      expect(statuses).toEqual({ 404: LIMITS.client_address.points, 429: 30 });
    });
  });
});

describe("guesses at the Client API", () => {
  test("30 unknown license keys a minute from one address are looked up, by whatever type; then even a right one waits", async () => {
    const { owner, app, init } = await client();
    const other = await client();
    const [peer, elsewhere] = [newAddress(), newAddress()];
    const { licenseKey } = await createTestLicense(owner, app, { maxUses: 5 });
    const sessionid = await init(peer);
    const fresh = await init(elsewhere);
    const license = (key: string, session: string, from: string) =>
      askClientJson({ type: "license", sessionid: session, key }, from);
    await limited(async () => {
      expect(await flood(25, () => license(newId(), sessionid, peer))).toEqual({ 404: 25 });
      const register = { type: "register", username: newId(), pass: "secret123", key: newId(), sessionid };
      expect((await askClientJson(register, peer)).status).toBe(404);
      const statuses = await flood(20, () => license(newId(), sessionid, peer));
      expect(statuses).toEqual({ 404: 4, 429: 16 });
      const refused = await license(licenseKey, sessionid, peer);
      expect(refused).toMatchObject({ status: 429, body: { code: "RATE_LIMITED" } });
      expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(60);
      expect((await askClientJson({ ...register, username: newId() }, peer)).status).toBe(429);
      expect((await license(licenseKey, fresh, elsewhere)).status).toBe(200);
      const theirs = await other.init(peer);
      expect((await license(newId(), theirs, peer)).status).toBe(404);
    });
  });

  test("right keys cost nothing", async () => {
    const { owner, app, init } = await client();
    const peer = newAddress();
    const { licenseKey } = await createTestLicense(owner, app);
    const sessionid = await init(peer);
    await limited(async () => {
      const ask = () => askClientJson({ type: "license", sessionid, key: licenseKey, hwid: "PC" }, peer);
      expect(await flood(60, ask)).toEqual({ 200: 60 });
    });
  });

  test("10 wrong passwords in 15 minutes for a user from one address, then the right one waits too", async () => {
    const { owner, app, init } = await client();
    const [peer, elsewhere] = [newAddress(), newAddress()];
    const passwordHash = await hashPassword("secret123", { ip: "192.0.2.1" });
    const addUser = async (username: string) => {
      await owner.ctx.db.insert(schema.users).values({ id: newId(), appId: app.id, username, passwordHash });
    };
    await Promise.all([addUser("player"), addUser("other")]);
    const logIn = (sessionid: string, username: string, pass: string, from: string) =>
      askClientJson({ type: "login", sessionid, username, pass }, from);
    const [near, far] = [await init(peer), await init(elsewhere)];
    await limited(async () => {
      expect(await flood(14, () => logIn(near, "player", "wrong", peer))).toEqual({ 401: 10, 429: 4 });
      const refused = await logIn(near, "player", "secret123", peer);
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(800);
      // Without a subscription: the password was looked at.
      expect((await logIn(far, "player", "secret123", elsewhere)).body["code"]).toBe("NO_SUBSCRIPTION");
      expect((await logIn(near, "other", "secret123", peer)).body["code"]).toBe("NO_SUBSCRIPTION");
      expect(await flood(12, () => logIn(near, "nobody", "wrong", peer))).toEqual({ 401: 10, 429: 2 });
    });
  });
});

test("RATE_LIMITS=off counts nothing and says nothing", async () => {
  const { init } = await client();
  const peer = newAddress();
  const sessionid = await init(peer);
  expect(await flood(300, () => askClientJson({ type: "check", sessionid }, peer))).toEqual({ 200: 300 });
  const reply = await send(handleDashboard, get("/api/dashboard/apps"), peer);
  expect(reply.headers.has("ratelimit")).toBe(false);
});
