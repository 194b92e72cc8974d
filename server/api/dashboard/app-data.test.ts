import { describe, expect, test } from "vitest";
import { dashboard } from "@/server/test/doors";
import { createTestAccount } from "@/server/test/factories";
import { createTestWorld, storedState, type TestWorld } from "@/server/test/world";
import { blacklistRoutes } from "./blacklist";
import { logRoutes } from "./logs";
import { sellerKeyRoutes } from "./seller-keys";
import { subscriptionRoutes } from "./subscriptions";
import { userRoutes } from "./users";
import { variableRoutes } from "./variables";
import { webhookRoutes } from "./webhooks";

// What every one of these operations owes, whatever else it does.

const routes = {
  ...userRoutes,
  ...subscriptionRoutes,
  ...variableRoutes,
  ...webhookRoutes,
  ...blacklistRoutes,
  ...logRoutes,
  ...sellerKeyRoutes,
};
type Heading = keyof typeof routes;
const headings = Object.keys(routes) as Heading[];

/** Bodies that would succeed, for the operations that need one. */
const BODIES: { [heading in Heading]?: (world: TestWorld) => Record<string, unknown> } = {
  "POST /api/dashboard/users/:appId": () => ({ username: "new", password: "secret" }),
  "POST /api/dashboard/subscriptions/:appId": () => ({ name: "Gold" }),
  "POST /api/dashboard/variables/:appId/global": () => ({ key: "motd", value: "x" }),
  "POST /api/dashboard/variables/:appId/user": ({ user }) => ({ user_id: user.id, key: "coins", value: "9" }),
  "POST /api/dashboard/webhooks/:appId": () => ({ name: "hook", url: "https://example.com" }),
  "POST /api/dashboard/blacklist/:appId": () => ({ type: "hwid", value: "W" }),
};

const long = (length: number) => "x".repeat(length);

/** Parameters that are refused, each by the name that the answer must give. `undefined`: missing. */
const WRONG: { [heading in Heading]?: [field: string, ...values: unknown[]][] } = {
  "GET /api/dashboard/users/:appId": [
    ["page", "0", "x", "1.5", ""],
    ["limit", "0", "501", "-1"],
    ["search", long(201)],
  ],
  "POST /api/dashboard/users/:appId": [
    ["username", undefined, "", "  ", long(71), 7, "a\u0000b"],
    ["password", undefined, "", long(1025), null],
    ["email", "nobody", long(255)],
    ["level", 0, "x", 1_000_001],
    ["subscription_name", "", long(65)],
    ["subscription_days", 0, -1, 36_501, "x", 1.5],
  ],
  "POST /api/dashboard/users/:appId/:userId/ban": [["reason", long(501), 7]],
  "POST /api/dashboard/users/:appId/:userId/extend": [
    ["days", 0, -3, "x", 36_501, 1.5],
    ["subscription_name", "", long(65)],
  ],
  "GET /api/dashboard/subscriptions/:appId": [
    ["page", "0"],
    ["limit", "501"],
  ],
  "POST /api/dashboard/subscriptions/:appId": [
    ["name", undefined, "", " ", long(65), 7],
    ["level", 0, "x", 1.5],
    ["duration_days", 0, 36_501, "x"],
  ],
  "GET /api/dashboard/variables/:appId/global": [
    ["page", "0"],
    ["limit", "501"],
  ],
  "POST /api/dashboard/variables/:appId/global": [
    ["key", undefined, "", "a b", long(65), "ü"],
    ["value", long(65_537), "é".repeat(32_769), 7],
  ],
  "GET /api/dashboard/variables/:appId/user": [
    ["page", "0"],
    ["limit", "501"],
    ["user_id", long(65), ""],
  ],
  "POST /api/dashboard/variables/:appId/user": [
    ["user_id", undefined, "", 7],
    ["key", undefined, "", "a b", long(65)],
    ["value", long(65_537), 7],
  ],
  "GET /api/dashboard/webhooks/:appId": [
    ["page", "0"],
    ["limit", "501"],
  ],
  "POST /api/dashboard/webhooks/:appId": [
    ["name", undefined, "", long(65)],
    ["url", undefined, "", "example.com", "ftp://example.com", "javascript:alert(1)", "https://u:p@example.com"],
    ["user_agent", "a\r\nX-Evil: 1", long(1001), "日本"],
    ["body", long(65_537)],
    ["auth_header", "Bearer a\nb", long(1001)],
  ],
  "GET /api/dashboard/blacklist/:appId": [
    ["page", "0"],
    ["limit", "501"],
  ],
  "POST /api/dashboard/blacklist/:appId": [
    ["type", undefined, "", "country"],
    ["value", undefined, "", "  ", long(513)],
    ["note", long(501)],
  ],
  "GET /api/dashboard/logs/:appId": [
    ["page", "0"],
    ["limit", "501"],
    ["action", long(65)],
    ["search", long(201)],
  ],
  "GET /api/dashboard/seller-keys": [
    ["page", "0"],
    ["limit", "501"],
  ],
  "POST /api/dashboard/seller-keys": [["name", "", " ", long(65), 7]],
};

const path = (heading: Heading, world: TestWorld, ids: Partial<Record<string, string>> = {}): string => {
  const known: Record<string, string> = {
    ":appId": world.app.id,
    ":userId": world.user.id,
    ":subId": world.premium.id,
    ":varId": heading.includes("/user/") ? world.userVariable.id : world.variable.id,
    ":webhookId": world.webhook.id,
    ":entryId": world.entry.id,
    ":keyId": world.sellerKey.id,
  };
  return heading.replace(/:\w+/g, (name) => ids[name] ?? known[name] ?? "?");
};

describe("operations on what an application holds", () => {
  test.each(headings)("%s: 401 without a token", async (heading) => {
    const world = await createTestWorld();
    const reply = await dashboard(path(heading, world), { body: BODIES[heading]?.(world) });
    expect(reply.status).toBe(401);
  });

  const ofOneOwner = headings.filter((heading) => heading.includes("/:"));

  test.each(ofOneOwner)("%s: a stranger's is not found, and stays as it was", async (heading) => {
    const world = await createTestWorld();
    const before = await storedState(world);
    const stranger = await createTestAccount();
    const body = heading.startsWith("GET") ? undefined : (BODIES[heading]?.(world) ?? {});
    const foreign = await dashboard(path(heading, world), { ...stranger, body });
    const nothing = { ":appId": "nothing", ":keyId": "nothing" };
    const missing = await dashboard(path(heading, world, nothing), { ...world.owner, body });
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(missing.text);
    expect(await storedState(world)).toBe(before);
  });

  const ofOneThing = headings.filter((heading) => /\/:\w+\/.*:/.test(heading));

  test.each(ofOneThing)("%s: one of another application of the same owner is not found", async (heading) => {
    const world = await createTestWorld();
    const other = await createTestWorld();
    const before = await storedState(other);
    const body = heading.startsWith("GET") ? undefined : (BODIES[heading]?.(world) ?? {});
    const reply = await dashboard(path(heading, other, { ":appId": world.app.id }), { ...world.owner, body });
    expect(reply.status).toBe(404);
    expect(reply.body["code"]).not.toBe("APP_NOT_FOUND");
    expect(await storedState(other)).toBe(before);
  });

  const wrong = headings.flatMap((heading) =>
    (WRONG[heading] ?? []).flatMap(([field, ...values]) => values.map((value) => ({ heading, field, value }))),
  );

  test.each(wrong)("$heading: 400 for $field = $value, and nothing changes", async ({ heading, field, value }) => {
    const world = await createTestWorld();
    const before = await storedState(world);
    const isQuery = heading.startsWith("GET");
    const query = isQuery ? `?${field}=${encodeURIComponent(String(value))}` : "";
    const body = isQuery ? undefined : { ...BODIES[heading]?.(world), [field]: value };
    const reply = await dashboard(path(heading, world) + query, { ...world.owner, body });
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ success: false, code: "INVALID_INPUT" });
    expect(reply.body["message"]).toContain(field);
    expect(await storedState(world)).toBe(before);
  });
});
