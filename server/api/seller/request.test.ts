import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { seller, send } from "@/server/test/doors";
import { withEnvironment } from "@/server/test/environment";
import { asked, call } from "@/server/test/seller";
import { createTestWorld, storedState } from "@/server/test/world";
import { handleSeller } from ".";

describe("how a request may look", () => {
  const FORM = { "content-type": "application/x-www-form-urlencoded" };
  const post = (body: string, headers: Record<string, string>, query = "") =>
    send(handleSeller, new Request(`http://localhost/api/seller${query}`, { method: "POST", body, headers }));

  test("the key in the header, the query or the body; a POST as form, multipart, JSON or query", async () => {
    const world = await createTestWorld();
    const { sellerkey, ...rest } = asked("userdata", world);
    const key = String(sellerkey);
    const form = new FormData();
    for (const [name, value] of Object.entries(asked("userdata", world))) form.set(name, String(value));
    const replies = [
      await seller(rest, { headers: { "x-api-key": key } }),
      await seller({ ...rest, sellerkey: key }),
      await seller({ ...rest, sellerkey: key }, { method: "POST" }),
      await post(new URLSearchParams({ ...(rest as Record<string, string>), sellerkey: key }).toString(), FORM),
      await post(JSON.stringify({ ...rest, sellerkey: key }), { "content-type": "application/json" }),
      await post(JSON.stringify(rest), { "content-type": "application/json", "x-api-key": key }),
      await post(
        JSON.stringify({ user: rest["user"] }),
        { "content-type": "application/json" },
        `?${new URLSearchParams({ sellerkey: key, type: "userdata", appname: world.app.name })}`,
      ),
      await send(handleSeller, new Request("http://localhost/api/seller/", { method: "POST", body: form })),
    ];
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
  });

  test("the header goes before the query: a wrong one is not made good by a right one", async () => {
    const world = await createTestWorld();
    const reply = await seller(asked("userdata", world), { headers: { "x-api-key": "ka_wrong" } });
    expect(reply.status).toBe(401);
  });

  test("400 for a type that is missing, unknown, inherited or sent twice", async () => {
    const world = await createTestWorld();
    for (const type of [undefined, "", "nothing", "constructor", "__proto__", "toString", "ADD"]) {
      const reply = await seller({ ...asked("add", world), type });
      expect([reply.status, reply.body["code"]]).toEqual([400, "INVALID_INPUT"]);
      expect(reply.body["message"]).toMatch(/^type: /);
    }
    const query = `?${new URLSearchParams(asked("userdata", world) as Record<string, string>)}`;
    const before = await storedState(world);
    const polluted = await post("type=resetapp", FORM, query);
    expect([polluted.status, polluted.body["message"]]).toEqual([
      400,
      "type: was sent more than once, with different values",
    ]);
    expect((await seller({ ...asked("userdata", world) }, {})).status).toBe(200);
    expect(await storedState(world)).toBe(before);
  });

  test("405 with Allow before the key is looked at; HEAD, OPTIONS and prefetches execute nothing", async () => {
    const world = await createTestWorld();
    const before = await storedState(world);
    for (const method of ["PUT", "DELETE", "PATCH", "HEAD"]) {
      const reply = await seller(asked("resetapp", world), { method });
      expect([reply.status, reply.headers.get("allow")]).toEqual([405, "GET, POST"]);
    }
    expect((await seller(asked("resetapp", world), { method: "OPTIONS" })).status).toBe(204);
    for (const [name, value] of [
      ["sec-purpose", "prefetch"],
      ["purpose", "prefetch"],
      ["x-moz", "prefetch"],
      ["sec-purpose", "prefetch;prerender"],
    ]) {
      const headers = new Headers([[String(name), String(value)]]);
      expect((await seller(asked("resetapp", world), { headers })).status).toBe(400);
    }
    expect(await storedState(world)).toBe(before);
  });

  test("400 for malformed bodies, 413 for large ones, 415 for foreign ones; 401 first", async () => {
    const world = await createTestWorld();
    const known = { "x-api-key": world.sellerKey.key };
    const json = { "content-type": "application/json" };
    const large = JSON.stringify({ note: "x".repeat(300_000) });
    expect((await post("{", { ...json, ...known })).status).toBe(400);
    expect((await post("[]", { ...json, ...known })).status).toBe(400);
    expect((await post(large, { ...json, ...known })).status).toBe(413);
    expect((await post("x", { "content-type": "text/csv", ...known })).status).toBe(415);
    for (const [body, headers] of [
      ["{", json],
      [large, json],
      ["x", { "content-type": "text/csv" }],
    ] as const) {
      expect((await post(body, headers)).status).toBe(401);
      expect((await post(body, { ...headers, "x-api-key": "ka_wrong" })).status).toBe(401);
    }
  });

  test("an Idempotency-Key makes a retry give the same keys", async () => {
    const world = await createTestWorld();
    const headers = { "idempotency-key": "order-1" };
    const first = await seller(asked("add", world, { amount: 3 }), { headers });
    const again = await seller(asked("add", world, { amount: 3 }), { headers });
    expect(again.body["keys"]).toEqual(first.body["keys"]);
    expect(await world.owner.ctx.db.$count(schema.licenses, eq(schema.licenses.appId, world.app.id))).toBe(4);
  });

  test("a key that asks too much is 429 with Retry-After, whatever it asks; other keys are not touched", async () => {
    const [world, other] = [await createTestWorld(), await createTestWorld()];
    await withEnvironment({ rateLimits: true }, async () => {
      const from = (n: number) => `198.51.100.${n % 4}`;
      const ask = ({ sellerKey }: typeof world, n: number) => {
        const headers = { "x-api-key": sellerKey.key };
        return send(handleSeller, new Request("http://localhost/api/seller/", { headers }), from(n));
      };
      const replies = await Promise.all(Array.from({ length: 601 }, (_, n) => ask(world, n)));
      const refused = replies.filter(({ status }) => status !== 400);
      expect(refused.map(({ status, body }) => [status, body["code"]])).toEqual([[429, "RATE_LIMITED"]]);
      expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
      expect((await ask(other, 0)).status).toBe(400);
    });
  });

  test("last_used_at is noted, at most once a minute", async () => {
    const world = await createTestWorld();
    const { sellerKeys: t } = schema;
    const { db } = world.owner.ctx;
    const noted = async () => (await db.select().from(t).where(eq(t.id, world.sellerKey.id)))[0]?.lastUsedAt ?? null;
    expect(await noted()).toBeNull();
    await call("fetchallkeys", world);
    const first = await noted();
    expect(first).toBeInstanceOf(Date);
    await call("fetchallkeys", world);
    expect(await noted()).toEqual(first);
    const old = new Date(Date.now() - 61_000);
    await db.update(t).set({ lastUsedAt: old }).where(eq(t.id, world.sellerKey.id));
    await call("fetchallkeys", world);
    expect((await noted())?.getTime()).toBeGreaterThan(old.getTime());
  });
});
