import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client";
import { isApiKey } from "@/server/lib/random-key";
import { addLog } from "@/server/services/log";
import { dashboard } from "@/server/test/doors";
import { createTestLicense } from "@/server/test/factories";
import { createTestWorld, type TestWorld } from "@/server/test/world";

type Row = Record<string, unknown>;

/** Calls an operation below the application: `call(world, "POST webhooks", {…})`, `call(world, "DELETE webhooks/ID")`. */
const call = (world: TestWorld, heading: string, body?: unknown) => {
  const [method, noun, ...rest] = heading.split(/[ /]/);
  const path = [noun, world.app.id, ...rest].join("/");
  return dashboard(`${method} /api/dashboard/${path}`, { ...world.owner, body });
};

describe("subscriptions", () => {
  test("201, list, delete", async () => {
    const world = await createTestWorld();
    const made = await call(world, "POST subscriptions", { name: " Gold ", level: 3 });
    expect(made.status).toBe(201);
    const gold = { id: expect.any(String), name: "Gold", level: 3, duration_days: 30 };
    expect(made.body["subscription"]).toEqual(gold);
    const list = await call(world, "GET subscriptions");
    expect(list.body).toMatchObject({ total: 3, page: 1, pages: 1 });
    expect((list.body["subscriptions"] as Row[]).map(({ name }) => name)).toEqual(["default", "Premium", "Gold"]);
    const { id } = made.body["subscription"] as Row;
    expect((await call(world, `DELETE subscriptions/${id}`)).body).toEqual({
      success: true,
      message: "Subscription deleted",
    });
    const again = await call(world, `DELETE subscriptions/${id}`);
    expect([again.status, again.body["code"]]).toEqual([404, "SUBSCRIPTION_NOT_FOUND"]);
  });

  test("409: a name that exists in another case; of many at once one is made", async () => {
    const world = await createTestWorld();
    const taken = await call(world, "POST subscriptions", { name: "PREMIUM" });
    expect([taken.status, taken.body["code"]]).toEqual([409, "SUBSCRIPTION_EXISTS"]);
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, n) => call(world, "POST subscriptions", { name: n % 2 ? "gold" : "GOLD" })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)]);
  });

  test("409: one that users, licenses or devices refer to, `default`, and the last one", async () => {
    const world = await createTestWorld();
    const { db } = world.owner.ctx;
    const remove = async (id: string) => {
      const reply = await call(world, `DELETE subscriptions/${id}`);
      return reply.status === 200 ? 200 : reply.body["code"];
    };
    expect(await remove(world.tier.id)).toBe("SUBSCRIPTION_IN_USE");
    const license = await createTestLicense(world.owner, world.app, { subscriptionId: world.premium.id });
    expect(await remove(world.premium.id)).toBe("SUBSCRIPTION_IN_USE");
    await db.delete(schema.licenses).where(eq(schema.licenses.id, license.id));
    expect(await remove(world.premium.id)).toBe(200);
    await db.delete(schema.grants).where(eq(schema.grants.appId, world.app.id));
    await db.update(schema.subscriptions).set({ name: "Only" }).where(eq(schema.subscriptions.id, world.tier.id));
    expect(await remove(world.tier.id)).toBe("SUBSCRIPTION_IN_USE");
  });
});

describe("variables", () => {
  test.each(["global", "user"])("%s: 201 when created, 200 when updated, list, delete", async (kind) => {
    const world = await createTestWorld();
    const owner = kind === "user" ? { user_id: world.user.id } : {};
    const made = await call(world, `POST variables/${kind}`, { ...owner, key: "a.b", value: "1" });
    expect(made.status).toBe(201);
    expect(made.body["variable"]).toEqual({ id: expect.any(String), ...owner, key: "a.b", value: "1" });
    const updated = await call(world, `POST variables/${kind}`, { ...owner, key: "a.b" });
    expect(updated.status).toBe(200);
    expect(updated.body["variable"]).toEqual({ ...(made.body["variable"] as Row), value: "" });
    const list = await call(world, `GET variables/${kind}`);
    expect(list.body).toMatchObject({ total: 2 });
    const { id } = made.body["variable"] as Row;
    expect((await call(world, `DELETE variables/${kind}/${id}`)).status).toBe(200);
    const again = await call(world, `DELETE variables/${kind}/${id}`);
    expect([again.status, again.body["code"]]).toEqual([404, "VARIABLE_NOT_FOUND"]);
  });

  test("64 KiB are kept as they came", async () => {
    const world = await createTestWorld();
    const value = "é".repeat(32_768);
    await call(world, "POST variables/global", { key: "big", value });
    const [row] = await world.owner.ctx.db.select().from(schema.variables).where(eq(schema.variables.key, "big"));
    expect(row?.value).toBe(value);
  });

  test("of many first writers one creates", async () => {
    const world = await createTestWorld();
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, n) => call(world, "POST variables/global", { key: "race", value: String(n) })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([...Array(19).fill(200), 201]);
  });

  test("the list of user variables can be one user's", async () => {
    const world = await createTestWorld();
    const own = await dashboard(
      `GET /api/dashboard/variables/${world.app.id}/user?user_id=${world.user.id}`,
      world.owner,
    );
    expect(own.body).toMatchObject({ total: 1, variables: [{ user_id: world.user.id, key: "coins", value: "7" }] });
    const none = await dashboard(`GET /api/dashboard/variables/${world.app.id}/user?user_id=nobody`, world.owner);
    expect(none.body).toMatchObject({ total: 0, variables: [] });
  });

  test("404: a user of another application", async () => {
    const [world, other] = [await createTestWorld(), await createTestWorld()];
    const reply = await call(world, "POST variables/user", { user_id: other.user.id, key: "k", value: "v" });
    expect([reply.status, reply.body["code"]]).toEqual([404, "USER_NOT_FOUND"]);
  });
});

describe("webhooks", () => {
  test("201, list, delete; the auth header is sealed at rest", async () => {
    const world = await createTestWorld();
    const fields = { name: "Discord", url: "https://example.com/x?y=1", user_agent: "LK/1", body: "{}" };
    const made = await call(world, "POST webhooks", { ...fields, auth_header: "Bearer top-secret" });
    expect(made.status).toBe(201);
    const webhook = {
      ...fields,
      id: expect.any(String),
      auth_header: "Bearer top-secret",
      created_at: expect.any(String),
    };
    expect(made.body["webhook"]).toEqual(webhook);
    const { id } = made.body["webhook"] as Row;
    const [row] = await world.owner.ctx.db
      .select()
      .from(schema.webhooks)
      .where(eq(schema.webhooks.id, String(id)));
    expect(JSON.stringify(row)).not.toContain("top-secret");
    const list = await call(world, "GET webhooks");
    expect(list.body).toMatchObject({ total: 2, webhooks: [webhook, { id: world.webhook.id, auth_header: null }] });
    expect((await call(world, `DELETE webhooks/${id}`)).status).toBe(200);
    const again = await call(world, `DELETE webhooks/${id}`);
    expect([again.status, again.body["code"]]).toEqual([404, "WEBHOOK_NOT_FOUND"]);
  });
});

describe("blacklist", () => {
  test.each([
    ["ip", " 203.0.113.7 ", "203.0.113.7"],
    ["ip", "::ffff:203.0.113.7", "203.0.113.7"],
    ["ip", "203.0.113.7/24", "203.0.113.0/24"],
    ["ip", "203.0.113.7/32", "203.0.113.7"],
    ["ip", "2001:DB8:0::1", "2001:db8::1"],
    ["ip", "2001:db8::/32", "2001:db8::/32"],
    ["hwid", " S-1-5-21 \n", "S-1-5-21"],
  ])("201: %s %j is kept as %s, and the same again is 409", async (type, value, kept) => {
    const world = await createTestWorld();
    const made = await call(world, "POST blacklist", { type, value, note: "why" });
    expect(made.status).toBe(201);
    const entry = { id: expect.any(String), type, value: kept, note: "why", created_at: expect.any(String) };
    expect(made.body["entry"]).toEqual(entry);
    const again = await call(world, "POST blacklist", { type, value: kept });
    expect([again.status, again.body["code"]]).toEqual([409, "ENTRY_EXISTS"]);
    const [row] = await world.owner.ctx.db
      .select()
      .from(schema.blacklist)
      .where(eq(schema.blacklist.id, String((made.body["entry"] as Row)["id"])));
    expect(row?.isNetwork).toBe(kept.includes("/"));
  });

  test.each(["nonsense", "1.2.3", "1.2.3.4/33", "999.1.1.1", "1.2.3.4/8/8", "::1/129"])(
    "400: %s is no address",
    async (value) => {
      const reply = await call(await createTestWorld(), "POST blacklist", { type: "ip", value });
      expect([reply.status, reply.body["code"]]).toEqual([400, "INVALID_INPUT"]);
      expect(reply.body["message"]).toContain("value");
    },
  );

  test("list and delete", async () => {
    const world = await createTestWorld();
    const list = await call(world, "GET blacklist");
    expect(list.body).toMatchObject({ total: 1, blacklist: [{ id: world.entry.id, value: "BAD-HWID" }] });
    expect((await call(world, `DELETE blacklist/${world.entry.id}`)).status).toBe(200);
    const again = await call(world, `DELETE blacklist/${world.entry.id}`);
    expect([again.status, again.body["code"]]).toEqual([404, "ENTRY_NOT_FOUND"]);
  });
});

describe("logs", () => {
  const list = (world: TestWorld, query = "") =>
    dashboard(`GET /api/dashboard/logs/${world.app.id}${query}`, world.owner);
  const totals = async (world: TestWorld, query: string) => (await list(world, query)).body["total"];

  test("200: newest first, by action, by name, address and data; with what was noted a moment ago", async () => {
    const world = await createTestWorld();
    addLog(world.owner.ctx, { appId: world.app.id, action: "register", username: "zoe", data: "50% off" });
    const all = await list(world);
    expect(all.body).toMatchObject({ total: 2, limit: 100, page: 1, pages: 1 });
    expect((all.body["logs"] as Row[])[0]).toEqual({
      id: expect.any(String),
      action: "register",
      username: "zoe",
      machine_user: null,
      ip: "192.0.2.10",
      data: "50% off",
      created_at: expect.any(String),
    });
    for (const query of [
      "?action=login",
      "?search=the%20MENU",
      "?search=203.0.113",
      `?search=${world.user.username}`,
    ]) {
      expect(await totals(world, query)).toBe(1);
    }
    expect(await totals(world, "?search=50%25")).toBe(1);
    expect(await totals(world, "?action=log")).toBe(0);
    expect(await totals(world, "?action=login&search=zoe")).toBe(0);
  });

  test("clearing takes all of them, also what was noted a moment ago, and says how many", async () => {
    const [world, other] = [await createTestWorld(), await createTestWorld()];
    addLog(world.owner.ctx, { appId: world.app.id, action: "register" });
    const reply = await dashboard(`DELETE /api/dashboard/logs/${world.app.id}`, world.owner);
    expect(reply.body).toEqual({ success: true, message: "Logs cleared", deleted: 2 });
    expect((await list(world)).body).toMatchObject({ logs: [], total: 0 });
    expect((await list(other)).body).toMatchObject({ total: 1 });
  });
});

describe("seller keys", () => {
  test("201 with the full key, which the list shows again; deleted, it is gone", async () => {
    const { owner } = await createTestWorld();
    const made = await dashboard("POST /api/dashboard/seller-keys", owner);
    expect(made.status).toBe(201);
    const key = made.body["key"] as Row;
    expect(key).toMatchObject({ name: "New Key", last_used_at: null, created_at: expect.any(String) });
    expect(isApiKey("ka", String(key["key"]))).toBe(true);
    const named = await dashboard("POST /api/dashboard/seller-keys", { ...owner, body: { name: "Bot" } });
    const list = await dashboard("GET /api/dashboard/seller-keys", owner);
    expect(list.body["total"]).toBe(3);
    expect(list.body["keys"]).toEqual(expect.arrayContaining([key, named.body["key"]]));
    const [row] = await owner.ctx.db
      .select()
      .from(schema.sellerKeys)
      .where(eq(schema.sellerKeys.id, String(key["id"])));
    expect(JSON.stringify(row)).not.toContain(String(key["key"]).slice(3));
    expect((await dashboard(`DELETE /api/dashboard/seller-keys/${key["id"]}`, owner)).status).toBe(200);
    const again = await dashboard(`DELETE /api/dashboard/seller-keys/${key["id"]}`, owner);
    expect([again.status, again.body["code"]]).toEqual([404, "KEY_NOT_FOUND"]);
  });
});
